package org.menkyo.protocol.kms;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.crypto.Sha256;

/**
 * Signs the answers of a batch with one signature: that of the root of a Merkle tree over them; each answer carries its
 * path to the root, so it stands for itself. Instances may be shared between threads.
 */
public final class BatchSigner {

    /** The greatest number of answers in a batch. */
    public static final int MAX_BATCH = 1 << SignedAnswer.MAX_DEPTH;

    private final SigningKey hostKey;

    /** Signs with the key that the host's certificate names. */
    public BatchSigner(SigningKey hostKey) {
        this.hostKey = hostKey;
    }

    /**
     * A signed batch.
     *
     * @param frames the answer frames, headers included, in the order of the answers
     * @param root the tree's root, 32 bytes
     * @param signature its signature, 64 bytes
     */
    public record SignedBatch(List<byte[]> frames, byte[] root, byte[] signature) {}

    /**
     * Signs and encodes.
     *
     * @param answers 1…{@link #MAX_BATCH} answers
     */
    public SignedBatch sign(List<KmsAnswer> answers) {
        if (answers.isEmpty() || answers.size() > MAX_BATCH) {
            throw new IllegalArgumentException("a batch has 1…" + MAX_BATCH + " answers");
        }
        MessageDigest sha256 = Sha256.digest();
        byte[][] bodies = new byte[answers.size()][];
        List<byte[][]> levels = new ArrayList<>();
        levels.add(leaves(answers, bodies, sha256));
        while (last(levels).length > 1) {
            levels.add(parents(last(levels), sha256));
        }
        byte[] root = last(levels)[0];
        byte[] signature = hostKey.sign(SignedAnswer.PURPOSE, root);
        List<byte[]> frames = new ArrayList<>(bodies.length);
        for (int i = 0; i < bodies.length; i++) {
            frames.add(frame(bodies[i], i, levels, signature));
        }
        return new SignedBatch(frames, root, signature);
    }

    /**
     * An answer that does not leave this program, as {@link #sign} and {@link SignedAnswer#decode} would bring it about. Who
     * has the host's signing key made it, so a signature would prove nothing more: for simulations, which ask millions of
     * times.
     */
    public SignedAnswer signWithin(KmsAnswer answer) {
        return SignedAnswer.within(answer, hostKey.publicKey());
    }

    private static byte[][] leaves(List<KmsAnswer> answers, byte[][] bodies, MessageDigest sha256) {
        byte[][] leaves = new byte[bodies.length][];
        for (int i = 0; i < bodies.length; i++) {
            ByteBuffer body = ByteBuffer.allocate(KmsAnswer.BODY_LENGTH);
            answers.get(i).write(body);
            bodies[i] = body.array();
            sha256.update(SignedAnswer.LEAF);
            leaves[i] = sha256.digest(bodies[i]);
        }
        return leaves;
    }

    /** A node without a sibling moves up as it is, so it has one sibling less in its path. */
    private static byte[][] parents(byte[][] children, MessageDigest sha256) {
        byte[][] parents = new byte[(children.length + 1) / 2][];
        for (int i = 0; i < parents.length; i++) {
            if (2 * i + 1 == children.length) {
                parents[i] = children[2 * i];
            } else {
                sha256.update(SignedAnswer.NODE);
                sha256.update(children[2 * i]);
                parents[i] = sha256.digest(children[2 * i + 1]);
            }
        }
        return parents;
    }

    private static byte[] frame(byte[] body, int index, List<byte[][]> levels, byte[] signature) {
        byte[][] siblings = new byte[SignedAnswer.MAX_DEPTH][];
        int sides = 0;
        int depth = 0;
        int place = index;
        for (byte[][] level : levels) {
            int sibling = place ^ 1;
            if (sibling < level.length) {
                sides |= (place & 1) << depth;
                siblings[depth++] = level[sibling];
            }
            place >>= 1;
        }
        int length = body.length + SignedAnswer.MIN_PROOF_LENGTH + depth * Sha256.LENGTH;
        ByteBuffer frame = KmsFrames.begin(FrameType.ANSWER, length);
        frame.put(body).putShort((short) sides).put((byte) depth);
        for (int i = 0; i < depth; i++) {
            frame.put(siblings[i]);
        }
        return frame.put(signature, 0, VerifyingKey.SIGNATURE_LENGTH).array();
    }

    private static byte[][] last(List<byte[][]> levels) {
        return levels.get(levels.size() - 1);
    }
}
