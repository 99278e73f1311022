package org.menkyo.shared.start;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jboss.msc.service.ServiceActivator;
import org.jboss.msc.service.ServiceActivatorContext;
import org.menkyo.settings.Problem;
import org.menkyo.settings.SettingsCheck;
import org.menkyo.settings.SettingsSource;

/**
 * Keeps the application from starting with wrong settings (LC-1206). The server asks it when it installs the deployment: before
 * there are beans, and so before anything changes the database, takes messages or listens. Hibernate may have asked meanwhile
 * what kind of database it is.
 */
public class SettingsAtStart implements ServiceActivator {

    private static final Logger LOG = System.getLogger(SettingsAtStart.class.getName());

    /** @throws StartRefusedException with all problems at once */
    @Override
    public void activate(ServiceActivatorContext deployment) {
        List<Problem> problems = new SettingsCheck(SettingsSource.ofProcess()).problems();
        if (!problems.isEmpty()) {
            String report = SettingsCheck.report(problems);
            // A line each: within one, the log shows no line breaks.
            report.lines().forEach(line -> LOG.log(Level.ERROR, line));
            throw new StartRefusedException(report);
        }
    }
}
