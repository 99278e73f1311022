package org.menkyo.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.menkyo.shared.secret.SecretBox;

/** The audit key of this installation, derived from the master key: who can only write to the database cannot sign. */
@ApplicationScoped
public class InstallationCheckpointSigner implements CheckpointSigner {

    private static final String KEY_PURPOSE = "audit-checkpoint-key";

    private final SecretBox secrets;

    @Inject
    public InstallationCheckpointSigner(SecretBox secrets) {
        this.secrets = secrets;
    }

    private Ed25519PrivateKeyParameters key() {
        return new Ed25519PrivateKeyParameters(
                secrets.derivedKey(KEY_PURPOSE, Ed25519PrivateKeyParameters.KEY_SIZE), 0);
    }

    @Override
    public byte[] publicKey() {
        return key().generatePublicKey().getEncoded();
    }

    @Override
    public byte[] sign(byte[] statement) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key());
        signer.update(statement, 0, statement.length);
        return signer.generateSignature();
    }
}
