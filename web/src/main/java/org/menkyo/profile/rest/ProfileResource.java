package org.menkyo.profile.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.profile.ChooseInheritance;
import org.menkyo.profile.ProfileService;
import org.menkyo.profile.ProfileView;
import org.menkyo.profile.UpdateProfile;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Preconditions;

/** One's own profile and preferences (LC-206, LC-501, LC-502). */
@Path("/profile")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {

    @Inject
    private ProfileService profiles;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /** Shows one's own profile. If `inheritanceChoiceDue` is true, ask the user for the choice. */
    @GET
    @Performs(Operation.READ_PROFILE)
    public ProfileView read() {
        return profiles.read(call.caller());
    }

    /** Changes names or the language of mails. Members that are absent stay as they are. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.UPDATE_PROFILE)
    @Conditional
    public ProfileView update(UpdateProfile command) {
        preconditions.check(() -> profiles.read(call.caller()));
        return profiles.update(call.caller(), command);
    }

    /** Chooses whether administration of MASTER agreements extends to all agreements below them. */
    @PUT
    @Path("/inheritance")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CHOOSE_INHERITANCE)
    @Conditional
    public ProfileView chooseInheritance(ChooseInheritance command) {
        preconditions.check(() -> profiles.read(call.caller()));
        return profiles.chooseInheritance(call.caller(), command);
    }
}
