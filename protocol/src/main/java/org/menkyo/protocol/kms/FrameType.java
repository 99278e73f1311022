package org.menkyo.protocol.kms;

import org.menkyo.protocol.certificate.HostCertificate;

/** The frames of the protocol with the lengths that their bodies may have, in bytes. */
public enum FrameType {
    /** A client's request; all have the same length. */
    REQUEST(1, KmsRequest.BODY_LENGTH, KmsRequest.BODY_LENGTH),
    /** A host's signed answer; its length depends on the size of the batch that was signed. */
    ANSWER(
            2,
            KmsAnswer.BODY_LENGTH + SignedAnswer.MIN_PROOF_LENGTH,
            KmsAnswer.BODY_LENGTH + SignedAnswer.MAX_PROOF_LENGTH),
    /** The host's certificate, sent ahead of an answer to a client that does not have it. */
    CERTIFICATE(3, 1, HostCertificate.MAX_LENGTH),
    /** A defined error. */
    ERROR(4, ErrorFrame.BODY_LENGTH, ErrorFrame.BODY_LENGTH);

    private final int code;
    private final int minBody;
    private final int maxBody;

    FrameType(int code, int minBody, int maxBody) {
        this.code = code;
        this.minBody = minBody;
        this.maxBody = maxBody;
    }

    /** The number that stands for this type in a frame's header. */
    public int code() {
        return code;
    }

    /** The least length of the body. */
    public int minBody() {
        return minBody;
    }

    /** The greatest length of the body. */
    public int maxBody() {
        return maxBody;
    }
}
