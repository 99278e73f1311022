package org.menkyo.shared.soap;

import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.call.SignInResult;

/** What the endpoints share: each translates a request, asks one service, and translates the answer. */
public abstract class ContractEndpoint {

    /** Who calls, by what the call was signed in with. */
    protected Caller caller() {
        SoapCall call = SoapCall.current();
        return call.caller().orElseGet(() -> Caller.stranger(call.origin()));
    }

    /**
     * Who calls what is open to installations: one of them, known by nothing but its product key, or a phone system that has
     * signed in, whose calls nobody counts. Whatever else an account is, it activates as anybody does.
     */
    protected Caller device() {
        SoapCall call = SoapCall.current();
        SignInResult byHttp = call.byHttp();
        return byHttp.isSignedIn() && byHttp.caller().party() == Party.PHONE_SYSTEM
                ? byHttp.caller()
                : Caller.device(call.origin());
    }
}
