package org.menkyo.kms;

import static org.menkyo.testing.SampleLicenses.line;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.kms.center.ActivationCenter;
import org.menkyo.kms.center.LocalActivationCenter;
import org.menkyo.kms.host.ConfigureKmsHost;
import org.menkyo.kms.host.HostHardware;
import org.menkyo.kms.host.InstallKmsHostKey;
import org.menkyo.kms.projection.DuplicateSuspicions;
import org.menkyo.kms.projection.LedgerProjector;
import org.menkyo.kms.projection.ProjectionPace;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.kms.serving.KmsServing;
import org.menkyo.kms.serving.SampleHost;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.kms.FrameType;
import org.menkyo.protocol.kms.KmsFrame;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.protocol.kms.SignedAnswer;
import org.menkyo.shared.call.Caller;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.TestBeans;

/** An operator with a center and hosts in one installation, on a real database and on hardware that the test changes. */
public final class KmsScenario implements BeforeAllCallback, AfterAllCallback {

    private final LicensingScenario scenario = new LicensingScenario();
    private final SampleLicenses licenses = new SampleLicenses(scenario);
    private final Map<HardwareComponent, String> hardware = new EnumMap<>(HardwareComponent.class);
    private Caller operator;

    @Override
    public void beforeAll(ExtensionContext context) {
        scenario.beforeAll(context);
        licenses.makePublisherKeys();
        operator = scenario.call(
                CallerDirectory.class, directory -> directory.identify(LicensingScenario.origin(), "demo-operator"));
        useHardware("the first machine");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        scenario.afterAll(context);
    }

    public MutableClock clock() {
        return scenario.clock();
    }

    public LicensingScenario licensing() {
        return scenario;
    }

    public Caller operator() {
        return operator;
    }

    /** From now on everything runs on another machine. */
    public void useHardware(String machine) {
        for (HardwareComponent component : HardwareComponent.values()) {
            hardware.put(component, machine + " " + component);
        }
    }

    /** A KMS host key of a group that nobody has used. */
    ProductKey key(String product, String group) {
        return licenses.key(licenses.order(line(product, 1)), group, KeyType.KMS_HOST);
    }

    /** A KMS host key for group B. */
    public ProductKey key() {
        return key("SVR-STD-2008", "B");
    }

    public <T> T in(Function<TestBeans, T> work) {
        return scenario.look(entities -> {
            TestBeans beans = new TestBeans(entities, scenario.clock())
                    .with(DataSource.class, scenario.database().runtime());
            beans.with(HostHardware.class, new HostHardware() {
                @Override
                protected HardwareProfile profile(String catalogId, VerifyingKey hostKey) {
                    return HardwareProfile.of(catalogId, hardware);
                }
            });
            beans.with(ActivationCenter.class, beans.get(LocalActivationCenter.class));
            return work.apply(beans);
        });
    }

    public <S, T> T call(Class<S> service, Function<S, T> work) {
        return in(beans -> work.apply(beans.get(service)));
    }

    public KmsHostView install(ProductKey key, String name) {
        return call(
                KmsHostService.class,
                service -> service.install(operator, new InstallKmsHostKey(key.formatted(), Platform.SERVER, name)));
    }

    public KmsHostView configure(KmsHostView host, ConfigureKmsHost command) {
        return call(KmsHostService.class, service -> service.configure(operator, host.id(), command));
    }

    KmsHostView get(KmsHostView host) {
        return call(KmsHostService.class, service -> service.get(operator, host.id()));
    }

    /** What a node serves that has just started. */
    public KmsServing serving() {
        return in(beans -> {
            try {
                KmsServing serving = beans.get(KmsServing.class);
                serving.refresh();
                return serving;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** What a new machine is answered; an error of the protocol is none. */
    public KmsResult ask() {
        byte[] bytes = serving()
                .answer(List.of(SampleHost.request(SampleHost.STANDARD_SERVER, SampleHost.cmid(), clock().instant())))
                .get(0);
        List<KmsFrame> frames = SampleHost.frames(bytes);
        KmsFrame last = frames.get(frames.size() - 1);
        try {
            return last.type() == FrameType.ANSWER
                    ? SignedAnswer.decode(last).answer().result()
                    : null;
        } catch (KmsProtocolException e) {
            throw new AssertionError(e);
        }
    }

    public void follow() {
        try {
            new LedgerProjector(
                            scenario.database().runtime(),
                            new DuplicateSuspicions(scenario.database().runtime(), new org.menkyo.shared.Settings()),
                            new ProjectionPace(clock()),
                            clock())
                    .follow();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
