package org.menkyo.shared.soap;

import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.feature.AbstractFeature;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;

/** What happens around each call of an endpoint that is open to installations, which have no account. */
public class DeviceCalls extends AbstractFeature {

    /** {@link FaultTranslation} logs what is worth it; the engine would log each wrong message with a stack trace. */
    private static final FaultListener QUIET = (exception, description, message) -> false;

    @Override
    public void initialize(Server server, Bus bus) {
        server.getEndpoint().put(Message.SCHEMA_VALIDATION_ENABLED, "IN");
        server.getEndpoint().put(FaultListener.class.getName(), QUIET);
        super.initialize(server, bus);
    }

    /** Whether a message can have a header that signs it in. */
    protected boolean signsItselfIn() {
        return false;
    }

    @Override
    protected void initializeProvider(InterceptorProvider endpoint, Bus bus) {
        endpoint.getInInterceptors().add(new MessageBounds(signsItselfIn()));
        endpoint.getInInterceptors().add(new StrictReading());
        endpoint.getInInterceptors().add(new SchemaCheck());
        endpoint.getInInterceptors().add(new SchemaCheck.Verdict());
        endpoint.getInInterceptors().add(new WholeMessage());
        endpoint.getOutFaultInterceptors().add(new FaultTranslation());
    }
}
