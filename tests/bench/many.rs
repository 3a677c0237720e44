//! Fills a database with many times the places and ties that it has, and with events.

use socal_sister_cities::database::Database;
use sqlx::AssertSqlSafe;

/// Copies of places and ties: `k` is the number of the copy, `?1` how many there shall be.
const TIMES: &str = "WITH RECURSIVE copy(k) AS (SELECT 1 WHERE ?1 > 1 UNION ALL SELECT k + 1 FROM copy WHERE k < ?1 - 1)";

/// Copies are a little beside their originals.
const STEPS: [&str; 3] = [
    "INSERT INTO member_city (slug, name, search_name, county, latitude, longitude, geonames_id, population, organization, website, notes, updated_at)
     SELECT slug || '-' || k, name || ' ' || k, search_name || ' ' || k, county, latitude + (k % 10 - 5) * 0.02, longitude + (k / 10 - 5) * 0.02,
            NULL, population, organization, website, notes, updated_at FROM member_city CROSS JOIN copy",
    "INSERT INTO partner_city (slug, name, search_name, other_names, region, country, latitude, longitude, geonames_id, population, updated_at, time_zone)
     SELECT slug || '-' || k, name || ' ' || k, search_name || ' ' || k, other_names, region, country,
            max(-89, min(89, latitude + (k % 10 - 5) * 0.2)), max(-179, min(179, longitude + (k / 10 - 5) * 0.2)),
            NULL, population, updated_at, time_zone FROM partner_city CROSS JOIN copy",
    "INSERT INTO partnership (member, partner, kind, status, since_year, source, updated_at)
     SELECT here.id, there.id, kind, status, since_year, source, partnership.updated_at
     FROM partnership JOIN member_city ON member_city.id = member JOIN partner_city ON partner_city.id = partner CROSS JOIN copy
     JOIN member_city AS here ON here.slug = member_city.slug || '-' || k
     JOIN partner_city AS there ON there.slug = partner_city.slug || '-' || k",
];

const EVENTS: [&str; 2] = [
    "WITH RECURSIVE event(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM event WHERE n < ?1),
     host AS (SELECT row_number() OVER (ORDER BY id) AS place, slug, name FROM member_city),
     size AS (SELECT count(*) AS hosts FROM member_city)
     INSERT INTO submission (kind, title, content, sender_name, sender_email, form_id, content_sha256, token_sha256, received_at, state)
     SELECT 'event', 'Evening ' || n || ' of ' || name, json_object('title', 'Evening ' || n || ' of ' || name, 'host', name, 'kind', 'festival',
            'status', 'scheduled', 'dates', json_array(json_object('on', date('2018-01-01', (n % 3650) || ' days'), 'ends_on', NULL,
            'starts_at', '18:30:00', 'ends_at', '21:00:00')), 'zone', 'America/Los_Angeles', 'attendance', 'in_person',
            'venues', json_array(json_object('name', 'City Hall', 'city', name, 'time', '')), 'link', '', 'contact', '(555) 555-0100', 'partners', json_array(),
            'cost', 'free', 'reply', '', 'reply_by', NULL, 'private_details', '', 'agenda', '', 'description', 'Music and food, evening ' || n || '.',
            'language', '', 'interpreting', '', 'accessibility', '', 'age_limits', '', 'sponsors', '', 'image_text', '', 'call', NULL,
            'sender', json_object('name', 'A', 'email', 'a@example.org', 'role', '', 'note', '')),
            'A', 'a@example.org', 'form ' || n, 'content ' || n, 'token ' || n, '2018-01-01T00:00:00.000Z', 'published'
     FROM event CROSS JOIN size JOIN host ON place = n % hosts + 1",
    "INSERT INTO item (submission, kind, slug, title, starts_on, starts_at, ends_at, published_at, updated_at, member_city)
     SELECT number, 'event', 'evening-' || number, title, content ->> '$.dates[0].on', (content ->> '$.dates[0].on') || 'T18:30:00.000Z',
            (content ->> '$.dates[0].on') || 'T21:00:00.000Z', received_at, received_at,
            coalesce((SELECT slug FROM member_city WHERE name = content ->> '$.host'), '')
     FROM submission WHERE token_sha256 LIKE 'token %' AND ?1 > 0",
];

/// Multiplies the places and ties, and adds events that places hold, spread over ten years.
pub async fn multiply(database: &Database, times: i64, events: i64) -> Result<(), sqlx::Error> {
    sqlx::query("CREATE INDEX name_for_a_while ON member_city (name)").execute(database).await?;
    for step in STEPS {
        sqlx::query(AssertSqlSafe(format!("{TIMES} {step}"))).bind(times).execute(database).await?;
    }
    for step in EVENTS {
        sqlx::query(step).bind(events).execute(database).await?;
    }
    sqlx::query("DROP INDEX name_for_a_while").execute(database).await?;
    Ok(())
}
