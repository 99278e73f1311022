package org.menkyo.personaldata.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.personaldata.ErasePerson;
import org.menkyo.personaldata.ErasedPerson;
import org.menkyo.personaldata.FindPersonalData;
import org.menkyo.personaldata.PersonalData;
import org.menkyo.personaldata.PersonalDataService;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.OperationId;

/** What is kept of people (LC-1204). */
@Path("/personal-data")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PersonalDataResource {

    @Inject
    private PersonalDataService personalData;

    @Inject
    private CurrentCall call;

    /** Tells all that is kept of a person, for whoever has a right to know it. It is a POST so that no log of addresses names the person. */
    @POST
    @Path("/exports")
    @OperationId("exportPersonalData")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.EXPORT_PERSONAL_DATA)
    public PersonalData find(FindPersonalData command) {
        return personalData.find(call.caller(), command);
    }

    /**
     * Erases a person's data, for good. Who is or was a contact on an agreement that the law asks to keep is refused, with the day
     * until which that is.
     */
    @POST
    @Path("/erasures")
    @OperationId("erasePerson")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ERASE_PERSON)
    @Idempotent
    public ErasedPerson erase(ErasePerson command) {
        return personalData.erase(call.caller(), command);
    }
}
