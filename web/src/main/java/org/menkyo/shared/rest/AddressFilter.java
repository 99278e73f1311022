package org.menkyo.shared.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.text.StorableText;

/** Turns away addresses with characters that no record can contain, before they reach a statement. */
@Provider
@PreMatching
@ApplicationScoped
public class AddressFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (!StorableText.isStorable(request.getUriInfo().getPath())) {
            throw new NotFoundException();
        }
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!StorableText.isStorable(name) || !values.stream().allMatch(StorableText::isStorable)) {
                throw new InvalidParametersException(name, FieldProblem.CONTROL_CHARACTERS);
            }
        });
    }
}
