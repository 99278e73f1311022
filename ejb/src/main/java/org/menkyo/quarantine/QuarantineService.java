package org.menkyo.quarantine;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;

/** What operators do about the quarantine of a restored copy (LC-1208). */
@Stateless
public class QuarantineService {

    /** After all that is recorded. */
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final AccessControl access;
    private final QuarantineRegister register;
    private final List<WaitingMatter> matters = new ArrayList<>();
    private final AuditTrail audit;

    /** For the container's proxy. */
    protected QuarantineService() {
        this(null, null, List.of(), null);
    }

    @Inject
    public QuarantineService(
            AccessControl access, QuarantineRegister register, Instance<WaitingMatter> matters, AuditTrail audit) {
        this(access, register, (Iterable<WaitingMatter>) matters, audit);
    }

    QuarantineService(
            AccessControl access, QuarantineRegister register, Iterable<WaitingMatter> matters, AuditTrail audit) {
        this.access = access;
        this.register = register;
        matters.forEach(this.matters::add);
        this.audit = audit;
    }

    /** Whether the installation is in quarantine, and what waits. */
    @Performs(Operation.READ_QUARANTINE)
    public QuarantineView read(Caller caller) {
        access.require(caller, Operation.READ_QUARANTINE);
        return view();
    }

    /**
     * Ends the quarantine: what is left waiting goes its way, and no start falls back into this quarantine.
     *
     * @throws InvalidInputException if it is not said what becomes of what waits
     * @throws ConflictException STATE_CONFLICT if the installation is not in quarantine
     */
    @Performs(Operation.RELEASE_QUARANTINE)
    public QuarantineView release(Caller caller, ReleaseQuarantine command) {
        access.require(caller, Operation.RELEASE_QUARANTINE);
        new InputCheck().required("waiting", command.waiting()).done();
        QuarantineState ended =
                register.end().orElseThrow(() -> new ConflictException(ErrorCode.STATE_CONFLICT, "not in quarantine"));
        AuditEvent event = AuditEvent.done(Operation.RELEASE_QUARANTINE, QuarantineRegister.SUBJECT, ended.id(), null)
                .with("waiting", command.waiting());
        if (command.waiting() != WaitingChoice.SEND) {
            Instant before = command.waiting() == WaitingChoice.DROP_ALL ? EVER : ended.since();
            for (WaitingMatter matter : matters) {
                event = event.with(matter.kind() + " dropped", matter.dropBefore(before));
            }
        }
        matters.forEach(WaitingMatter::goOn);
        audit.append(caller, event);
        return view();
    }

    private QuarantineView view() {
        return register.open()
                .map(open -> new QuarantineView(
                        true,
                        open.reason(),
                        open.since(),
                        matters.stream()
                                .map(matter -> new QuarantineView.Waiting(
                                        matter.kind(), matter.countBefore(EVER), matter.countBefore(open.since())))
                                .toList()))
                .orElseGet(() -> new QuarantineView(false, null, null, List.of()));
    }
}
