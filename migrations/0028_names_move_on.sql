-- whoever follows a place goes on following it when its key changes
CREATE TRIGGER member_city_moved_takes_its_subscribers AFTER UPDATE OF slug ON member_city WHEN NEW.slug <> OLD.slug
BEGIN
    UPDATE subscriber SET cities = (SELECT json_group_array(CASE value WHEN OLD.slug THEN NEW.slug ELSE value END) FROM json_each(cities))
    WHERE EXISTS (SELECT 1 FROM json_each(subscriber.cities) WHERE value = OLD.slug);
END;
