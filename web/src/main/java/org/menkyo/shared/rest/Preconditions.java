package org.menkyo.shared.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.function.Supplier;
import org.menkyo.shared.json.RecordJson;

/** Checks that a resource is still in the state that the caller has seen, where the caller says which (LC-1102). */
@ApplicationScoped
public class Preconditions {

    private final HttpServletRequest request;

    @Inject
    public Preconditions(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * Does nothing if the call has no header If-Match.
     *
     * @param state reads what the entity tag of the resource is made of
     */
    public void check(Supplier<?> state) {
        Enumeration<String> lines = request.getHeaders("If-Match");
        if (lines == null || !lines.hasMoreElements()) {
            return;
        }
        String expected = String.join(",", Collections.list(lines));
        if (!EntityTags.matchNames(expected, EntityTags.of(RecordJson.bytes(state.get())))) {
            throw new HttpException(HttpError.PRECONDITION_FAILED);
        }
    }
}
