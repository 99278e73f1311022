package org.menkyo.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.TestBeans;
import org.menkyo.testing.TestDatabase;

class CallerDirectoryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(365));
    private static final CallOrigin ORIGIN = new CallOrigin(Channel.REST, "192.0.2.1", Language.EN, "call-1");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @BeforeAll
    static void addAccounts() {
        DATABASE.transact(manager -> {
            UserRepository users = new UserRepository(manager);
            users.add(Account.technical("auditor", "hash", AccountParty.AUDITOR, null, END, "operator", NOW));
            users.add(Account.technical("gone", "hash", AccountParty.AUDITOR, null, END, "operator", NOW));
            manager.flush();
            manager.createNativeQuery("update account set enabled = false where name = 'gone'")
                    .executeUpdate();
        });
    }

    @Test
    @Tag("LC-1106")
    void aTechnicalAccountCallsAsItsParty() {
        Caller caller = identify("auditor", NOW);

        assertThat(caller.party()).isEqualTo(Party.AUDITOR);
    }

    @Test
    void aDisabledAccountIsRefusedThoughItsPasswordWasVerifiedBefore() {
        assertThatThrownBy(() -> identify("gone", NOW)).isInstanceOf(NotPermittedException.class);
    }

    @Test
    @Tag("LC-205")
    void aTechnicalAccountEndsAtItsDate() {
        assertThat(identify("auditor", END.minusMillis(1)).party()).isEqualTo(Party.AUDITOR);
        assertThatThrownBy(() -> identify("auditor", END)).isInstanceOf(NotPermittedException.class);
    }

    @Test
    void anUnknownAccountIsRefused() {
        assertThatThrownBy(() -> identify("nobody", NOW)).isInstanceOf(NotPermittedException.class);
    }

    private static Caller identify(String account, Instant now) {
        return DATABASE.inTransaction(manager -> new TestBeans(manager, Clock.fixed(now, ZoneOffset.UTC))
                .get(CallerDirectory.class)
                .identify(ORIGIN, account));
    }
}
