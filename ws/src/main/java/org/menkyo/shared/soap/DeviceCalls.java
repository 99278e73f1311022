package org.menkyo.shared.soap;

import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.feature.AbstractFeature;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.apache.cxf.message.Message;

/** What happens around each call of an endpoint that is open to installations, which have no account. */
public class DeviceCalls extends AbstractFeature {

    @Override
    public void initialize(Server server, Bus bus) {
        server.getEndpoint().put(Message.SCHEMA_VALIDATION_ENABLED, "IN");
        super.initialize(server, bus);
    }

    @Override
    protected void initializeProvider(InterceptorProvider endpoint, Bus bus) {
        endpoint.getInInterceptors().add(new MessageBounds());
        endpoint.getInInterceptors().add(new SchemaCheck());
        endpoint.getInInterceptors().add(new SchemaCheck.Verdict());
        endpoint.getOutFaultInterceptors().add(new FaultTranslation());
    }
}
