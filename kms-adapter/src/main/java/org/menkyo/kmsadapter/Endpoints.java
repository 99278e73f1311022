package org.menkyo.kmsadapter;

import org.menkyo.protocol.kms.KmsRequestListener;

/** Gives the endpoint that requests are handed to. What it gives is used by one thread at a time. */
interface Endpoints {

    /** @throws Exception while there is no endpoint to have */
    KmsRequestListener create() throws Exception;

    /** Gives the endpoint back; called once for each that was created. */
    void release(KmsRequestListener listener);
}
