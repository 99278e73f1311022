package org.menkyo.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.jms.Queue;
import jakarta.mail.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.menkyo.shared.database.DatabaseMigration;
import org.menkyo.shared.secret.MasterKeys;

/** The built archive on the configured server finds what it needs. */
@ArquillianTest
class DeploymentIT {

    @EJB(lookup = "java:global/menkyo/menkyo-ejb/DatabaseMigration")
    private DatabaseMigration migration;

    @Inject
    private MasterKeys masterKeys;

    @Resource(lookup = "java:jboss/datasources/MenkyoDS")
    private DataSource runtime;

    @Resource(lookup = "java:/jms/queue/MenkyoNotification")
    private Queue notifications;

    @Resource(lookup = "java:jboss/mail/Menkyo")
    private Session mail;

    @Deployment
    static EnterpriseArchive archive() {
        return BuiltArchive.withTests(DeploymentIT.class);
    }

    @Test
    void theDatabaseIsUpToDateAndAnswers() {
        assertThat(migration.databaseAnswers()).isTrue();
    }

    @Test
    void theApplicationWorksWithTheRuntimeRole() throws SQLException {
        try (Connection connection = runtime.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select current_user")) {
            result.next();
            assertThat(result.getString(1)).isEqualTo("menkyo_app");
        }
    }

    @Test
    void theServerMadeAMasterKeyOf256Bits() {
        assertThat(masterKeys.ring().current().bytes()).hasSize(32);
    }

    @Test
    void queueAndMailSessionAreThere() throws Exception {
        assertThat(notifications.getQueueName()).contains("menkyo.notification");
        assertThat(mail.getProperty("mail.from")).isNotBlank();
    }
}
