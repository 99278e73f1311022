package org.menkyo.bench.floor;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.CatalogKey;
import org.menkyo.protocol.kms.KmsRequestListener;
import org.menkyo.protocol.kms.ReceivedRequest;
import org.menkyo.protocol.kms.RequestAuthenticator;

/**
 * Answers without work: a frame as long as the answer of a full batch, in which only CMID and nonce are the request's.
 * The adapter in front of it is the product's.
 */
@MessageDriven(messageListenerInterface = KmsRequestListener.class)
@ResourceAdapter("#kms.rar")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EchoEndpoint implements KmsRequestListener {

    /** Beside this class: {@code port}, and {@code key}, the catalog key in Base64. */
    private static final String SETTINGS = "echo.properties";

    private static final int FRAME = 8 + 479;
    private static final int CMID = 36;
    private static final byte[] TEMPLATE = ByteBuffer.allocate(FRAME)
            .putInt(0x4d4b4d53)
            .put((byte) 1)
            .put((byte) 2)
            .putShort((short) (FRAME - 8))
            .array();

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.of(Integer.parseInt(setting("port")));
    }

    @Override
    public void portOpened(int number) {
        // Nobody needs to know.
    }

    @Override
    public void portClosed() {
        // Nobody needs to know.
    }

    @Override
    public Optional<RequestAuthenticator> authenticator() {
        return Optional.of(new RequestAuthenticator(List.of(CatalogKey.parse(setting("key")))));
    }

    @Override
    public List<byte[]> onRequests(List<ReceivedRequest> batch) {
        List<byte[]> answers = new ArrayList<>(batch.size());
        for (ReceivedRequest received : batch) {
            byte[] frame = TEMPLATE.clone();
            Bits128 nonce = received.request().nonce();
            ByteBuffer.wrap(frame, CMID, 32)
                    .putLong(received.request().cmid().getMostSignificantBits())
                    .putLong(received.request().cmid().getLeastSignificantBits())
                    .putLong(nonce.high())
                    .putLong(nonce.low());
            answers.add(frame);
        }
        return answers;
    }

    private static String setting(String name) {
        Properties settings = new Properties();
        try (InputStream in = EchoEndpoint.class.getResourceAsStream(SETTINGS)) {
            settings.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return settings.getProperty(name);
    }
}
