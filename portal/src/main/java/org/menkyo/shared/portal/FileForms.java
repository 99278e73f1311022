package org.menkyo.shared.portal;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/**
 * Lets forms bring files along. They are kept in memory, and are as long as a bulk submission at most (LC-1108), which
 * {@link PortalFilter} sees to: the container would end the connection, so that browsers show no page. The container takes forms
 * apart, so that the token of such a form is checked as that of any other, before a page sees it.
 */
@WebListener
public class FileForms implements ServletContextListener {

    private static final int OTHER_FIELDS = 64 * 1024;

    /** The servlet of pages is made by the server, of the class of the application, so that no deployment descriptor can say this. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletRegistration pages = event.getServletContext().getServletRegistration(PortalApplication.class.getName());
        ((ServletRegistration.Dynamic) pages)
                .setMultipartConfig(new MultipartConfigElement("", -1, -1, maxBytes(new Settings())));
    }

    /** How long a form with a file may be. */
    static int maxBytes(Settings settings) {
        return Math.addExact(settings.get(SettingsRegister.REST_MAX_BATCH), OTHER_FIELDS);
    }

    /** Whether a form is of the kind that can bring a file along. */
    static boolean isOne(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA);
    }
}
