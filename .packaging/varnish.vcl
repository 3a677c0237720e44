vcl 4.1;
# Varnish in front of the site, as /etc/varnish/default.vcl; in front of Varnish, Caddy or nginx speaks HTTPS. A page costs
# the program one request a minute, whatever the number of visitors, and none while the program is down.

backend default {
    .host = "127.0.0.1";
    .port = "8080";
    .first_byte_timeout = 120s;
}

sub vcl_backend_response {
    # what is older than its minute is shown while a newer one is made, and for a day if none can be had
    if (beresp.ttl > 0s && !beresp.uncacheable) {
        set beresp.grace = 1d;
    }
}

sub vcl_backend_error {
    # an older page, if there is one, rather than this
    if (bereq.is_bgfetch) {
        return (abandon);
    }
}

sub vcl_deliver {
    if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
    } else {
        set resp.http.X-Cache = "MISS";
    }
    unset resp.http.Via;
    unset resp.http.X-Varnish;
}
