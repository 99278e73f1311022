package org.menkyo.protocol.kms;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.menkyo.protocol.crypto.AesCmac;

/**
 * Authenticates requests with AES-CMAC under the keys of one or more catalogs (VA-304). The code covers the whole
 * frame before it, header included. Key schedules are made once; instances may be shared between threads.
 */
public final class RequestAuthenticator {

    private static final int CODE_OFFSET = KmsFrames.REQUEST_LENGTH - AesCmac.LENGTH;
    private static final int KEY_ID_OFFSET = CODE_OFFSET - Integer.BYTES;

    private final Map<Integer, AesCmac> codes;

    /** For the keys that a host serves, or the one that a client carries. */
    public RequestAuthenticator(Collection<CatalogKey> keys) {
        this.codes =
                keys.stream().collect(Collectors.toUnmodifiableMap(CatalogKey::id, key -> new AesCmac(key.toBytes())));
    }

    /** The authenticated frame of a request, header included. */
    public static byte[] seal(KmsRequest request, CatalogKey key) {
        ByteBuffer buffer = KmsFrames.begin(FrameType.REQUEST, KmsRequest.BODY_LENGTH);
        request.write(buffer);
        buffer.putInt(key.id());
        byte[] frame = buffer.array();
        buffer.put(new AesCmac(key.toBytes()).of(frame, CODE_OFFSET));
        return frame;
    }

    /**
     * Checks the code, then reads the request.
     *
     * @throws KmsProtocolException {@code UNKNOWN_CATALOG}, {@code NOT_AUTHENTIC} or {@code MALFORMED}
     */
    public KmsRequest open(KmsFrame frame) throws KmsProtocolException {
        ByteBuffer body = frame.body(FrameType.REQUEST);
        AesCmac cmac = codes.get(body.getInt(KEY_ID_OFFSET));
        if (cmac == null) {
            throw new KmsProtocolException(KmsError.UNKNOWN_CATALOG, "the request names another catalog's key");
        }
        byte[] bytes = frame.bytes();
        byte[] expected = cmac.of(bytes, CODE_OFFSET);
        byte[] found = new byte[AesCmac.LENGTH];
        System.arraycopy(bytes, CODE_OFFSET, found, 0, found.length);
        if (!MessageDigest.isEqual(expected, found)) {
            throw new KmsProtocolException(KmsError.NOT_AUTHENTIC, "the request's code does not fit");
        }
        return KmsRequest.read(body);
    }
}
