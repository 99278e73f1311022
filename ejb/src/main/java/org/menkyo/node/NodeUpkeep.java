package org.menkyo.node;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/** Tells the other servers that this one runs, and the parts of this one when it leaves (LC-1209). */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class NodeUpkeep {

    private static final Logger LOG = System.getLogger(NodeUpkeep.class.getName());

    @Resource
    private SessionContext context;

    private final ThisNode node;
    private final RunningNodes nodes;
    private final Event<NodePhase> phases;
    private final Settings settings;
    private ServerSuspension suspension;

    /** For the container's proxy. */
    protected NodeUpkeep() {
        this(null, null, null, null);
    }

    @Inject
    public NodeUpkeep(ThisNode node, RunningNodes nodes, Event<NodePhase> phases, Settings settings) {
        this.node = node;
        this.nodes = nodes;
        this.phases = phases;
        this.settings = settings;
    }

    @PostConstruct
    void start() {
        nodes.begin();
        // The server calls from threads that know nothing of the application; by way of the container they do.
        NodeUpkeep called = context.getBusinessObject(NodeUpkeep.class);
        suspension = new ServerSuspension(
                () -> settings.get(SettingsRegister.LEAVE_GRACE).toSeconds(), called::enter);
        suspension.listen();
    }

    /** A phase of this server begins. What fails must not keep it from leaving. */
    public void enter(NodePhase phase) {
        node.enter(phase);
        LOG.log(Level.INFO, "This server enters the phase {0}", phase);
        try {
            phases.fire(phase);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A part of the server did not take in the phase " + phase, e);
        }
        try {
            if (phase == NodePhase.SERVING) {
                nodes.begin();
            } else if (phase == NodePhase.GONE) {
                nodes.end();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The other servers could not be told of the phase " + phase, e);
        }
    }

    @Schedule(second = "*/5", minute = "*", hour = "*", persistent = false)
    void beat() {
        try {
            if (node.takesWork()) {
                nodes.goOn();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The other servers could not be told that this one runs", e);
        }
    }

    @PreDestroy
    void stop() {
        suspension.end();
        try {
            nodes.end();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The other servers could not be told that this one ends", e);
        }
    }
}
