package org.menkyo.protocol.kms;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.crypto.Sha256;

/**
 * A received answer with its proof: its place in the Merkle tree of its batch and the signature of the tree's root.
 *
 * <p>After the answer's fields the body holds: sides (2 bytes; bit i is set if the i-th sibling, from the leaf upwards,
 * stands on the left), number of siblings (1, 0…{@value #MAX_DEPTH}), the siblings (32 bytes each), the signature (64)
 * over the root for {@code menkyo/kms-batch/1}. A leaf is SHA-256 of a zero byte and the answer's fields, an inner node
 * SHA-256 of a one byte, its left and its right child.
 */
public final class SignedAnswer {

    /** The greatest number of siblings; a batch has at most 2 to the power of this answers. */
    public static final int MAX_DEPTH = 10;

    static final int MIN_PROOF_LENGTH = 2 + 1 + VerifyingKey.SIGNATURE_LENGTH;
    static final int MAX_PROOF_LENGTH = MIN_PROOF_LENGTH + MAX_DEPTH * Sha256.LENGTH;
    static final String PURPOSE = "menkyo/kms-batch/1";
    static final byte LEAF = 0;
    static final byte NODE = 1;

    private final KmsAnswer answer;
    private final byte[] root;
    private final byte[] signature;
    /** Of an answer that never left the program; null for all others. */
    private final VerifyingKey maker;

    private SignedAnswer(KmsAnswer answer, byte[] root, byte[] signature, VerifyingKey maker) {
        this.answer = answer;
        this.root = root;
        this.signature = signature;
        this.maker = maker;
    }

    static SignedAnswer within(KmsAnswer answer, VerifyingKey maker) {
        return new SignedAnswer(answer, new byte[0], new byte[0], maker);
    }

    /** Reads the frame that a {@link FrameReader} gave; the signature is checked by {@link #isSignedBy}. */
    public static SignedAnswer decode(KmsFrame frame) throws KmsProtocolException {
        ByteBuffer body = frame.body(FrameType.ANSWER);
        MessageDigest sha256 = Sha256.digest();
        sha256.update(LEAF);
        sha256.update(frame.bytes(), body.position(), KmsAnswer.BODY_LENGTH);
        byte[] node = sha256.digest();
        KmsAnswer answer = KmsAnswer.read(body);
        int sides = Short.toUnsignedInt(body.getShort());
        int depth = Byte.toUnsignedInt(body.get());
        if (body.remaining() != depth * Sha256.LENGTH + VerifyingKey.SIGNATURE_LENGTH || sides >>> depth != 0) {
            throw new KmsProtocolException(KmsError.MALFORMED, "the answer's proof has a wrong length");
        }
        byte[] sibling = new byte[Sha256.LENGTH];
        for (int i = 0; i < depth; i++) {
            body.get(sibling);
            boolean siblingLeft = (sides >>> i & 1) == 1;
            sha256.update(NODE);
            sha256.update(siblingLeft ? sibling : node);
            sha256.update(siblingLeft ? node : sibling);
            node = sha256.digest();
        }
        byte[] signature = new byte[VerifyingKey.SIGNATURE_LENGTH];
        body.get(signature);
        return new SignedAnswer(answer, node, signature, null);
    }

    /** The answer; to be believed only if {@link #isSignedBy} the key of a valid host certificate. */
    public KmsAnswer answer() {
        return answer;
    }

    /** Whether this host key signed the batch that the answer belongs to. */
    public boolean isSignedBy(VerifyingKey hostKey) {
        return maker != null ? maker.equals(hostKey) : hostKey.verify(PURPOSE, root, signature);
    }
}
