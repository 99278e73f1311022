package org.menkyo.machines.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.machines.inventory.Run;
import org.menkyo.machines.inventory.RunKind;
import org.menkyo.machines.problem.ProblemException;
import org.menkyo.machines.task.Activating;
import org.menkyo.protocol.key.ProductKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Activates machines (VA-502). */
@Command(name = "activate")
final class ActivateCommand implements Callable<Integer> {

    private static final int USUAL_SECONDS = 60;
    private static final int KMS_PORT = 1688;

    private final MenkyoMachines root;

    /** The ways. */
    enum Way {
        KMS,
        MAK,
        PROXY
    }

    @Option(names = "--by", paramLabel = "WAY", required = true)
    private Way by;

    @Option(names = "--install-key")
    private boolean installKey;

    @Option(names = "--remove-key")
    private boolean removeKey;

    @Option(names = "--kms-host", paramLabel = "HOST")
    private String kmsHost;

    @Option(names = "--center", paramLabel = "URL")
    private String center;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private WorkOptions work;

    ActivateCommand(MenkyoMachines root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, ProblemException {
        check();
        return switch (by) {
            case KMS -> byKmsHost();
            case MAK -> byOwnKey();
            case PROXY -> byProxy();
        };
    }

    /** What belongs to another way is a mistake, and not passed over. */
    private void check() throws ProblemException {
        boolean kms = by == Way.KMS;
        if (!kms && (removeKey || kmsHost != null) || kms && installKey) {
            throw ProblemException.wrong("activate.options", by);
        }
        if ((by == Way.PROXY) != (center != null)) {
            throw ProblemException.wrong("activate.center");
        }
    }

    private Integer byKmsHost() throws IOException, ProblemException {
        Optional<HostAddress> host = Optional.empty();
        if (kmsHost != null) {
            try {
                host = Optional.of(HostAddress.parse(kmsHost, KMS_PORT));
            } catch (IllegalArgumentException e) {
                throw ProblemException.wrong("machine.address", kmsHost);
            }
        }
        try (Session session = root.session()) {
            Activating activating = session.activating(session.workplace(work.limits(USUAL_SECONDS)));
            return session.report(
                    "activated", activating.byKmsHost(run(session, RunKind.ACTIVATE_KMS), host, removeKey));
        }
    }

    private Integer byOwnKey() throws IOException, ProblemException {
        Optional<ProductKey> key = installKey ? Optional.of(Keys.one(root.tool())) : Optional.empty();
        try (Session session = root.session()) {
            Activating activating = session.activating(session.workplace(work.limits(USUAL_SECONDS)));
            return session.report("activated", activating.byOwnKey(run(session, RunKind.ACTIVATE_MAK), key));
        }
    }

    private Integer byProxy() throws IOException, ProblemException {
        URI address = Addresses.center(center);
        List<ProductKey> keys = Keys.some(root.tool());
        if (installKey && keys.size() > 1) {
            throw ProblemException.wrong("key.one");
        }
        Optional<ProductKey> install = installKey ? Optional.of(keys.get(0)) : Optional.empty();
        try (Session session = root.session()) {
            Activating activating = session.activating(session.workplace(work.limits(USUAL_SECONDS)));
            Run run = run(session, RunKind.ACTIVATE_PROXY);
            return session.report(
                    "activated",
                    activating.byProxy(
                            run,
                            keys,
                            install,
                            items -> ServiceException.of(
                                    address,
                                    () -> root.tool().centers().apply(address).activate(items))));
        }
    }

    private Run run(Session session, RunKind kind) throws ProblemException {
        return work.resume() ? session.stopped(kind) : session.begin(kind, Map.of(), selection);
    }
}
