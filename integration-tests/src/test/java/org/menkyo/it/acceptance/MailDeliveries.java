package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.ProductDatabase;

/** Compares the mails that came with those that are recorded. */
record MailDeliveries(ProductDatabase database, Mailbox mailbox) {

    /** The time from just before a server is killed until its process is gone. */
    record Crash(Instant from, Instant to) {

        private boolean liesBetween(Instant first, Instant second) {
            return !first.isAfter(to) && !second.isBefore(from);
        }
    }

    /** Waits until the servers have nothing more to send. */
    void awaitAllSent(Duration patience) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        String unsent = "SELECT count(*) FROM notification WHERE state <> 'SENT'";
        while (database.number(unsent) > 0) {
            assertThat(Instant.now())
                    .as("%d mails are not sent", database.number(unsent))
                    .isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    /**
     * Each that is recorded came, to its receiver and to nobody else, and a second time only where a server was killed in between
     * (LC-902).
     *
     * @return how many came more than once
     */
    int assertEachOnceOrDoubledBy(List<Crash> crashes) {
        Map<String, List<Mailbox.Mail>> received = mailbox.mails().stream()
                .collect(Collectors.groupingBy(Mailbox.Mail::messageId, HashMap::new, Collectors.toList()));
        Map<String, String> recorded = database
                .query(
                        "SELECT identity, recipient FROM notification",
                        row -> Map.entry("<" + row.getString(1) + "@localhost>", row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(received.keySet()).isEqualTo(recorded.keySet());
        int doubled = 0;
        for (Map.Entry<String, List<Mailbox.Mail>> mail : received.entrySet()) {
            List<Mailbox.Mail> copies = mail.getValue();
            assertThat(copies).allSatisfy(copy -> {
                assertThat(copy.to()).containsExactly(recorded.get(mail.getKey()));
                assertThat(copy.subject()).isEqualTo(copies.get(0).subject());
            });
            for (int i = 1; i < copies.size(); i++) {
                Instant first = copies.get(i - 1).receivedAt();
                Instant second = copies.get(i).receivedAt();
                assertThat(crashes)
                        .as("a crash between %s and %s, of mail %s", first, second, mail.getKey())
                        .anyMatch(crash -> crash.liesBetween(first, second));
            }
            doubled += copies.size() > 1 ? 1 : 0;
        }
        return doubled;
    }
}
