package org.menkyo.masterkey.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.masterkey.MasterKeyService;
import org.menkyo.masterkey.MasterKeysView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OperationId;

/** The keys that this installation's secrets are sealed with (LC-1207). */
@Path("/master-keys")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MasterKeyResource {

    @Inject
    private MasterKeyService keys;

    @Inject
    private CurrentCall call;

    /** Tells how far a change of the master key has come. */
    @GET
    @OperationId("readMasterKeys")
    @Performs(Operation.READ_MASTER_KEYS)
    public MasterKeysView read() {
        return keys.read(call.caller());
    }
}
