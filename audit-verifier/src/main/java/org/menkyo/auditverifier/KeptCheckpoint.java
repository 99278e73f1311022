package org.menkyo.auditverifier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.menkyo.auditverifier.Line.UnreadableException;
import org.menkyo.protocol.audit.ChainStatement;
import org.menkyo.protocol.audit.ChainStatement.Purpose;
import org.menkyo.protocol.certificate.VerifyingKey;

/**
 * A statement about the chain that was kept outside the database: a checkpoint, or the end of another export.
 *
 * @param statement what it says
 * @param purpose what it was signed for
 * @param signature its signature
 * @param line where it stands in its file
 */
record KeptCheckpoint(ChainStatement statement, Purpose purpose, byte[] signature, long line) {

    /**
     * All statements of a file: checkpoints as the server answers them, one a line, or another export, whose other lines
     * are passed over.
     *
     * @throws UnreadableException if a line is no JSON object or a statement is not whole
     */
    static List<KeptCheckpoint> read(Lines file) throws IOException, UnreadableException {
        List<KeptCheckpoint> kept = new ArrayList<>();
        long number = 0;
        for (String text = file.next(); text != null; text = file.next()) {
            number++;
            if (!text.isBlank()) {
                Line line = Line.parse(text);
                Optional<Purpose> purpose = purpose(line);
                if (purpose.isPresent()) {
                    kept.add(new KeptCheckpoint(
                            line.statement(),
                            purpose.get(),
                            line.bytes("signature", VerifyingKey.SIGNATURE_LENGTH),
                            number));
                }
            }
        }
        return kept;
    }

    private static Optional<Purpose> purpose(Line line) throws UnreadableException {
        Optional<String> type = line.type();
        if (type.isEmpty() || type.get().equals(Purpose.CHECKPOINT.label())) {
            return Optional.of(Purpose.CHECKPOINT);
        }
        return type.filter(Purpose.EXPORT_END.label()::equals).map(end -> Purpose.EXPORT_END);
    }

    boolean isSignedBy(VerifyingKey key) {
        return statement.isSignedBy(key, purpose, signature);
    }
}
