package org.menkyo.kms.serving;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.menkyo.kms.clients.ClientTable;
import org.menkyo.kms.host.InstalledHost;
import org.menkyo.kms.host.InstalledHosts;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.HostCertificateContents;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.FrameReader;
import org.menkyo.protocol.kms.FrameType;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsFrame;
import org.menkyo.protocol.kms.KmsFrames;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.SignedAnswer;
import org.menkyo.testing.TestDatabase;

/** A host with the sample catalog's editions, and machines that ask it. */
public final class SampleHost {

    static final long ID = 1;
    public static final int BUSINESS = 101;
    public static final int ULTIMATE = 104;
    public static final int WEB_SERVER = 201;
    public static final int STANDARD_SERVER = 211;
    public static final int DATACENTER_SERVER = 221;
    static final int CLIENT_VL = 10;
    static final int GROUP_A = 20;
    static final int GROUP_B = 30;
    static final int GROUP_C = 40;
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    static final SigningKey KEY = SigningKey.generate(new SecureRandom());
    private static final SigningKey PUBLISHER = SigningKey.generate(new SecureRandom());
    private static final Random RANDOM = new Random(11);

    private SampleHost() {}

    static Map<Integer, CatalogEdition> editions() {
        Map<Integer, CatalogEdition> editions = new HashMap<>();
        add(editions, BUSINESS, OptionalInt.of(CLIENT_VL), Platform.CLIENT, 25);
        add(editions, ULTIMATE, OptionalInt.empty(), Platform.CLIENT, 25);
        add(editions, WEB_SERVER, OptionalInt.of(GROUP_A), Platform.SERVER, 5);
        add(editions, STANDARD_SERVER, OptionalInt.of(GROUP_B), Platform.SERVER, 5);
        add(editions, DATACENTER_SERVER, OptionalInt.of(GROUP_C), Platform.SERVER, 5);
        return editions;
    }

    private static void add(
            Map<Integer, CatalogEdition> editions, int code, OptionalInt rank, Platform platform, int threshold) {
        editions.put(code, new CatalogEdition(code, "Edition " + code, platform, rank, rank, threshold, 30, 3));
    }

    /** Terms of a host whose key covers the group of that rank and all lower ones. */
    static HostTerms terms(int groupRank, Platform platform) {
        return terms(groupRank, platform, Optional.empty());
    }

    static HostTerms terms(int groupRank, Platform platform, Optional<Instant> end) {
        HostCertificateContents contents = new HostCertificateContents(
                77, "sample", "host-1", groupRank, platform, START.minusSeconds(60), end, KEY.publicKey());
        return new HostTerms(ID, HostCertificate.issue(PUBLISHER, contents), editions(), 10_080, 120, Optional.empty());
    }

    static HostTerms terms() {
        return terms(GROUP_C, Platform.SERVER);
    }

    /** A host that is installed in a database. */
    static HostTerms installed(TestDatabase database, Instant at) {
        long id = database.inTransaction(entities -> {
            InstalledHost host = new InstalledHost(UUID.randomUUID(), "host-" + UUID.randomUUID(), new byte[60], at);
            new InstalledHosts(entities).add(host);
            return host.id();
        });
        return new HostTerms(id, terms().certificate(), editions(), 10_080, 120, Optional.empty());
    }

    /** A host with what the database knows of it. */
    static AnsweringHost restarted(HostTerms terms, TestDatabase database, Ledger ledger, Clock clock)
            throws SQLException {
        HostStates states = new HostStates(database.runtime(), clock, 100_000, 100_000);
        return new AnsweringHost(terms, KEY, states.load(terms.hostId()), ledger, clock);
    }

    /** Requests of so many machines that were not there before. */
    static List<KmsRequest> machines(int count, Clock clock) {
        return Stream.generate(() -> request(BUSINESS, cmid(), clock.instant()))
                .limit(count)
                .toList();
    }

    /** A host with an empty table. */
    static AnsweringHost answering(HostTerms terms, Ledger ledger, Clock clock) {
        return new AnsweringHost(terms, KEY, new HostState(new ClientTable(100_000), 0), ledger, clock);
    }

    /** A physical machine's request with a nonce of its own. */
    public static KmsRequest request(int edition, UUID cmid, Instant clientTime) {
        return request(edition, cmid, clientTime, false, nonce());
    }

    public static KmsRequest request(int edition, UUID cmid, Instant clientTime, boolean virtual, Bits128 nonce) {
        return new KmsRequest(
                edition,
                cmid,
                "machine-" + cmid.toString().substring(0, 4),
                LicenseState.INITIAL_GRACE,
                43_200,
                virtual,
                clientTime,
                nonce,
                new Bits128(cmid.getLeastSignificantBits(), 1),
                77);
    }

    public static UUID cmid() {
        return new UUID(RANDOM.nextLong(), RANDOM.nextLong());
    }

    public static Bits128 nonce() {
        return Bits128.random(RANDOM);
    }

    /** The answers to a batch, each signature checked. */
    static List<KmsAnswer> ask(AnsweringHost host, KmsRequest... requests) {
        return ask(host, Arrays.asList(requests));
    }

    static List<KmsAnswer> ask(AnsweringHost host, List<KmsRequest> requests) {
        List<KmsAnswer> answers = new ArrayList<>();
        for (byte[] bytes : host.answer(requests)) {
            List<KmsFrame> frames = frames(bytes);
            answers.add(answer(frames.get(frames.size() - 1)));
        }
        return answers;
    }

    /** The frames that one request is answered with. */
    public static List<KmsFrame> frames(byte[] bytes) {
        try {
            List<KmsFrame> frames = new ArrayList<>();
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                frames.add(FrameReader.forClient().next(buffer).orElseThrow());
            }
            return frames;
        } catch (KmsProtocolException e) {
            throw new AssertionError(e);
        }
    }

    private static KmsAnswer answer(KmsFrame frame) {
        try {
            if (frame.type() == FrameType.CERTIFICATE) {
                throw new AssertionError(KmsFrames.decodeCertificate(frame));
            }
            SignedAnswer answer = SignedAnswer.decode(frame);
            if (!answer.isSignedBy(KEY.publicKey())) {
                throw new AssertionError("the host has not signed this answer");
            }
            return answer.answer();
        } catch (KmsProtocolException e) {
            throw new AssertionError(e);
        }
    }
}
