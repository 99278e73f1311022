package org.menkyo.identity.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.shared.rest.OpenToStrangers;
import org.menkyo.shared.rest.OperationId;

/** Tells pages and programs of people how to sign in. */
@Path("/sign-in")
@ApplicationScoped
public class SignInResource {

    @Inject
    private IdentityProvider provider;

    /**
     * How people sign in: with an account made here, or at the publisher's identity provider, whose bearer tokens are then
     * sent instead of name and password (LC-201). Technical accounts sign in with name and password in both cases.
     */
    @GET
    @OperationId("readSignIn")
    @OpenToStrangers
    public SignInView get() {
        return provider.endpoints()
                .map(endpoints -> new SignInView(false, endpoints))
                .orElseGet(() -> new SignInView(true, null));
    }
}
