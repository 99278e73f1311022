package org.menkyo.kms.host;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;

/** A KMS host of this installation (VA-301): its name, its signing key and, once activated, its certificate. */
@Entity
@Table(name = "kms_host")
public class InstalledHost {

    /** How often activated clients renew unless set otherwise: 7 days (VA-309). */
    public static final int DEFAULT_RENEWAL_MINUTES = 7 * 24 * 60;

    /** How often the other clients ask again unless set otherwise: 2 hours (VA-309). */
    public static final int DEFAULT_RETRY_MINUTES = 2 * 60;

    /** The greatest interval: 30 days, for whoever does not ask within them leaves the table (VA-305). */
    public static final int MAX_INTERVAL_MINUTES = 30 * 24 * 60;

    /** How long a host serves after a significant change of its hardware (VA-317). */
    public static final Duration TOLERANCE = Duration.ofDays(30);

    private static final Duration SIGHTING = Duration.ofMinutes(1);
    private static final Duration ABSENCE = Duration.ofMinutes(10);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "public_id")
    private UUID publicId;

    private String name;

    @Column(name = "sealed_signing_key", updatable = false)
    private byte[] sealedSigningKey;

    @Column(name = "installed_at")
    private Instant installedAt;

    @Column(name = "masked_key")
    private String maskedKey;

    @Enumerated(EnumType.STRING)
    private Platform platform;

    @Column(name = "product_id")
    private String productId;

    @Column(name = "group_rank")
    private Integer groupRank;

    @Column(name = "certificate_serial")
    private Long certificateSerial;

    private byte[] certificate;

    @Column(name = "activated_at")
    private Instant activatedAt;

    private boolean serving;

    @Column(name = "renewal_minutes")
    private int renewalMinutes;

    @Column(name = "retry_minutes")
    private int retryMinutes;

    private Integer port;

    @Column(name = "dns_published")
    private boolean dnsPublished;

    @Column(name = "installation_id")
    private String installationId;

    @Column(name = "hardware_seen_at")
    private Instant hardwareSeenAt;

    @Column(name = "hardware_changed_at")
    private Instant hardwareChangedAt;

    @Version
    private int version;

    protected InstalledHost() {}

    public InstalledHost(UUID publicId, String name, byte[] sealedSigningKey, Instant installedAt) {
        this.publicId = publicId;
        this.name = name;
        this.sealedSigningKey = sealedSigningKey.clone();
        this.installedAt = installedAt;
        this.renewalMinutes = DEFAULT_RENEWAL_MINUTES;
        this.retryMinutes = DEFAULT_RETRY_MINUTES;
        this.dnsPublished = true;
    }

    public Long id() {
        return id;
    }

    /** Names the host to the outside. */
    public UUID publicId() {
        return publicId;
    }

    /** How people call it; no other host of this installation has the same. */
    public String name() {
        return name;
    }

    public byte[] sealedSigningKey() {
        return sealedSigningKey.clone();
    }

    /** The publisher's certificate; empty until the host is activated (VA-302). */
    public Optional<HostCertificate> certificate() {
        return Optional.ofNullable(certificate).map(HostCertificate::parse);
    }

    /** The last group of the host's product key, the others as asterisks; null until the host is activated. */
    public String maskedKey() {
        return maskedKey;
    }

    /** When it was activated last, or null. */
    public Instant activatedAt() {
        return activatedAt;
    }

    /** Whether this is the host that answers on the port. */
    public boolean isServing() {
        return serving;
    }

    public int renewalMinutes() {
        return renewalMinutes;
    }

    public int retryMinutes() {
        return retryMinutes;
    }

    public Instant installedAt() {
        return installedAt;
    }

    int version() {
        return version;
    }

    /** The port of its own, if it has one; otherwise it answers on the server's (VA-309). */
    public OptionalInt port() {
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** Whether clients may find it by DNS (VA-308). */
    public boolean isDnsPublished() {
        return dnsPublished;
    }

    /** Whether it may serve, and why not (VA-317). */
    public HostCondition condition(Instant now) {
        if (certificate == null
                || certificate()
                        .flatMap(c -> c.contents().notAfter())
                        .filter(end -> !now.isBefore(end))
                        .isPresent()) {
            return HostCondition.NOT_ACTIVATED;
        }
        return refusesFrom()
                .map(end -> now.isBefore(end) ? HostCondition.OUT_OF_TOLERANCE_GRACE : HostCondition.NOTIFICATION)
                .orElse(HostCondition.ACTIVATED);
    }

    /** When it refuses requests because its hardware has changed; empty while it has not (VA-317). */
    public Optional<Instant> refusesFrom() {
        return Optional.ofNullable(hardwareChangedAt).map(changed -> changed.plus(TOLERANCE));
    }

    /** The center has certified the host under this key, with the hardware that the installation ID names. */
    void activated(String maskedProductKey, HostCertificate issued, InstallationId activatedId, Instant at) {
        maskedKey = maskedProductKey;
        platform = issued.contents().platform();
        productId = issued.contents().productId();
        groupRank = issued.contents().groupRank();
        certificateSerial = issued.serial();
        certificate = issued.toBytes();
        activatedAt = at;
        installationId = activatedId.withoutKey().digits();
        hardwareSeenAt = at;
        hardwareChangedAt = null;
    }

    /** The host is given up: it keeps its signing key and its table of clients, and serves nobody. */
    void deactivated() {
        maskedKey = null;
        platform = null;
        productId = null;
        groupRank = null;
        certificateSerial = null;
        certificate = null;
        activatedAt = null;
        installationId = null;
        hardwareSeenAt = null;
        hardwareChangedAt = null;
        serving = false;
    }

    /**
     * Compares the hardware that the host was activated with to that of a node (VA-317). One node with the old hardware
     * is enough; the change counts once none has been there for some minutes.
     *
     * @return whether the host's condition has changed by it
     */
    boolean observe(Function<InstalledHost, HardwareProfile> node, Instant now) {
        if (installationId == null) {
            return false;
        }
        if (new InstallationId(installationId).hardware().isSameMachine(node.apply(this))) {
            boolean back = hardwareChangedAt != null;
            if (back || hardwareSeenAt == null || hardwareSeenAt.plus(SIGHTING).isBefore(now)) {
                hardwareSeenAt = now;
            }
            hardwareChangedAt = null;
            return back;
        }
        boolean gone = hardwareSeenAt == null || !hardwareSeenAt.plus(ABSENCE).isAfter(now);
        if (hardwareChangedAt == null && gone) {
            hardwareChangedAt = now;
            return true;
        }
        return false;
    }

    /** @throws ConflictException if the host is not activated */
    void requireActivated() {
        if (certificate == null) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, "the host is not activated");
        }
    }

    /** From now on this host answers; no other may be serving. */
    void serve() {
        serving = true;
    }

    void rest() {
        serving = false;
    }

    /** What clients are told about when to ask again (VA-309). */
    void tellIntervals(int renewal, int retry) {
        renewalMinutes = renewal;
        retryMinutes = retry;
    }

    /** @param number 0 for the server's port */
    void listenOn(int number) {
        port = number == 0 ? null : number;
    }

    void publishByDns(boolean published) {
        dnsPublished = published;
    }
}
