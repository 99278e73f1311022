package org.menkyo.launcher;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The TCP ports of one installation.
 *
 * @param http REST and SOAP
 * @param https the same over TLS, with a certificate that the server makes for itself
 * @param management health, metrics and administration
 * @param kms activation of client machines
 * @param smtp the mail sink
 * @param mailbox the mails of the sink, over HTTP
 * @param postgres the database
 */
public record Ports(int http, int https, int management, int kms, int smtp, int mailbox, int postgres) {

    private static final int LARGEST = 65_535;

    /**
     * @param environment may set each port by a variable of its own, to which the offset is not added
     * @param offset what is added to every other port
     */
    public static Ports of(Map<String, String> environment, int offset) {
        return new Ports(
                port(environment, "MENKYO_HTTP_PORT", 8080, offset),
                port(environment, "MENKYO_HTTPS_PORT", 8443, offset),
                port(environment, "MENKYO_MANAGEMENT_PORT", 9990, offset),
                port(environment, "MENKYO_KMS_PORT", 1688, offset),
                port(environment, "MENKYO_SMTP_SINK_PORT", 1025, offset),
                port(environment, "MENKYO_MAILBOX_PORT", 8025, offset),
                port(environment, "MENKYO_POSTGRES_PORT", 5433, offset));
    }

    private static int port(Map<String, String> environment, String variable, int base, int offset) {
        String text = environment.get(variable);
        try {
            int port = text == null || text.isBlank() ? base + offset : Integer.parseInt(text.trim());
            if (port < 1 || port > LARGEST) {
                throw new LaunchException("Port " + port + " for " + variable + " is not between 1 and " + LARGEST
                        + "; choose another with that variable or --port-offset.");
            }
            return port;
        } catch (NumberFormatException notANumber) {
            throw new LaunchException(variable + " must be a port number, but it is \"" + text + "\".", notANumber);
        }
    }

    /** The ports by the variable that sets them, without those of services that run elsewhere. */
    Map<String, Integer> byVariable(boolean ownDatabase, boolean ownMailSink) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("MENKYO_HTTP_PORT", http);
        ports.put("MENKYO_HTTPS_PORT", https);
        ports.put("MENKYO_MANAGEMENT_PORT", management);
        ports.put("MENKYO_KMS_PORT", kms);
        if (ownMailSink) {
            ports.put("MENKYO_SMTP_SINK_PORT", smtp);
            ports.put("MENKYO_MAILBOX_PORT", mailbox);
        }
        if (ownDatabase) {
            ports.put("MENKYO_POSTGRES_PORT", postgres);
        }
        return ports;
    }
}
