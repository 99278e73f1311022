package org.menkyo.shared.soap;

import org.apache.cxf.Bus;
import org.apache.cxf.interceptor.InterceptorProvider;

/** What happens around each call of an endpoint for callers with an account. */
public class AccountCalls extends DeviceCalls {

    @Override
    protected boolean signsItselfIn() {
        return true;
    }

    @Override
    protected void initializeProvider(InterceptorProvider endpoint, Bus bus) {
        super.initializeProvider(endpoint, bus);
        endpoint.getInInterceptors().add(new UsernameTokenSignIn());
        endpoint.getInInterceptors().add(new SignInRequired());
    }
}
