package org.menkyo.quarantine;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * Whether this installation is in quarantine (LC-1208), for operators.
 *
 * @param quarantined whether nothing leaves it
 * @param reason why; absent if it is not in quarantine
 * @param since when the quarantine began; absent if it is not in quarantine
 * @param waiting what waits to leave it; empty if it is not in quarantine
 */
public record QuarantineView(
        boolean quarantined,
        @Nullable QuarantineReason reason,
        @Nullable Instant since,
        List<Waiting> waiting) {

    public QuarantineView {
        waiting = List.copyOf(waiting);
    }

    /**
     * What waits of one kind.
     *
     * @param count how many
     * @param earlier how many of them were recorded before the quarantine began
     */
    public record Waiting(WaitingKind kind, long count, long earlier) {}
}
