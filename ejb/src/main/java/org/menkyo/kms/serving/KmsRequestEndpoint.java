package org.menkyo.kms.serving;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.menkyo.protocol.kms.KmsRequestListener;
import org.menkyo.protocol.kms.ReceivedRequest;
import org.menkyo.protocol.kms.RequestAuthenticator;

/**
 * Takes the requests from the port (VA-303). There is no container transaction: a batch is committed by the one statement
 * that puts it into the ledger.
 */
@MessageDriven(messageListenerInterface = KmsRequestListener.class)
@ResourceAdapter("#kms.rar")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KmsRequestEndpoint implements KmsRequestListener {

    private final KmsServing serving;
    private final KmsPort port;

    /** For the container, whose proxy of a message-driven bean calls it from elsewhere. */
    public KmsRequestEndpoint() {
        this(null, null);
    }

    @Inject
    public KmsRequestEndpoint(KmsServing serving, KmsPort port) {
        this.serving = serving;
        this.port = port;
    }

    @Override
    public boolean isReady() {
        return serving.authenticator().isPresent();
    }

    @Override
    public OptionalInt port() {
        return serving.wantedPort();
    }

    @Override
    public void portOpened(int number) {
        port.opened(number);
    }

    @Override
    public void portClosed() {
        port.closed();
    }

    @Override
    public Optional<RequestAuthenticator> authenticator() {
        return serving.authenticator();
    }

    @Override
    public List<byte[]> onRequests(List<ReceivedRequest> batch) {
        return serving.answer(batch.stream().map(ReceivedRequest::request).toList());
    }
}
