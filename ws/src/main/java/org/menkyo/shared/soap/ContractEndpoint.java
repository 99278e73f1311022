package org.menkyo.shared.soap;

import jakarta.inject.Inject;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.shared.Caller;

/** What the endpoints share: each translates a request, asks one service, and translates the answer. */
public abstract class ContractEndpoint {

    @Inject
    private CallerDirectory callers;

    /** Who calls, by the account that the call was signed in with. */
    protected Caller caller() {
        SoapCall call = SoapCall.current();
        return call.account()
                .map(account -> callers.identify(call.origin(), account))
                .orElseGet(() -> Caller.stranger(call.origin()));
    }

    /** An installation that calls, known by nothing but its product key. */
    protected Caller device() {
        return Caller.device(SoapCall.current().origin());
    }
}
