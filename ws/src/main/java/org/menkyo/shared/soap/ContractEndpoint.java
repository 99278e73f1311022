package org.menkyo.shared.soap;

import org.menkyo.shared.Caller;

/** What the endpoints share: each translates a request, asks one service, and translates the answer. */
public abstract class ContractEndpoint {

    /** Who calls, by what the call was signed in with. */
    protected Caller caller() {
        SoapCall call = SoapCall.current();
        return call.caller().orElseGet(() -> Caller.stranger(call.origin()));
    }

    /** An installation that calls, known by nothing but its product key. */
    protected Caller device() {
        return Caller.device(SoapCall.current().origin());
    }
}
