package org.menkyo.shared.portal;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Sends the browser on after a form, so that loading the page again does not send it again. */
public final class Redirect {

    private Redirect() {}

    /** To a page of ours. */
    public static Response to(String address) {
        return Response.seeOther(URI.create(local(address))).build();
    }

    /** To a page of ours, which says what was done. @param notice the key of the text */
    public static Response to(String address, String notice) {
        return Response.seeOther(URI.create(local(address)))
                .cookie(Notice.of(notice))
                .build();
    }

    /** An address that came with a request, if it is a path of this server, else the first page. */
    public static String local(String address) {
        return address != null && address.matches("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*") ? address : "/";
    }
}
