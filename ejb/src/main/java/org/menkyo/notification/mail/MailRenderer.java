package org.menkyo.notification.mail;

import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.OutputFormat;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.menkyo.notification.DueItem;
import org.menkyo.notification.MailLink;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.shared.Settings;
import org.menkyo.shared.text.Language;

/**
 * Makes the texts of mails from templates, one for each kind and language (LC-903). A template is read twice, with the
 * layout of plain text and with that of HTML, so that both say the same; in HTML every value is escaped by its output
 * format.
 */
@ApplicationScoped
public class MailRenderer {

    private static final String SUBJECT = "mailSubject";

    private final Settings settings;
    private final Configuration textTemplates;
    private final Configuration htmlTemplates;

    @Inject
    public MailRenderer(Settings settings) {
        this.settings = settings;
        this.textTemplates = templates(PlainTextOutputFormat.INSTANCE, "layout-text.ftl");
        this.htmlTemplates = templates(HTMLOutputFormat.INSTANCE, "layout-html.ftl");
    }

    private static Configuration templates(OutputFormat format, String layout) {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(MailRenderer.class, "");
        templates.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setOutputFormat(format);
        templates.setLocalizedLookup(false);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        templates.addAutoImport("m", layout);
        return templates;
    }

    /** The mail of a notification. */
    RenderedMail render(Notification notification) {
        Map<String, Object> model = model(notification);
        String name = templateName(notification.kind(), notification.language());
        try {
            StringWriter html = new StringWriter();
            environment(htmlTemplates, name, notification.language(), model, html)
                    .process();
            StringWriter text = new StringWriter();
            Environment environment = environment(textTemplates, name, notification.language(), model, text);
            environment.process();
            return new RenderedMail(subject(environment), text.toString(), html.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("a mail template cannot be read", e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the mail template " + name + " cannot be filled", e);
        }
    }

    /** A notification as a line of a summary (LC-905). */
    public SummaryItem item(Notification notification) {
        String subject = render(notification).subject();
        String licenseId = notification.parameters().get("licenseId");
        MailLink link = notification.kind().link();
        return new SummaryItem(
                subject,
                licenseId == null || subject.contains(licenseId) ? null : licenseId,
                link == null ? null : link.of(settings.baseUrl(), notification));
    }

    static String templateName(NotificationKind kind, Language language) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "."
                + language.locale().getLanguage() + ".ftl";
    }

    private static Environment environment(
            Configuration templates, String name, Language language, Map<String, Object> model, StringWriter out)
            throws IOException, TemplateException {
        return templates.getTemplate(name, language.locale()).createProcessingEnvironment(model, out);
    }

    private static String subject(Environment environment) throws TemplateModelException {
        return MailText.line(((TemplateScalarModel) environment.getGlobalVariable(SUBJECT)).getAsString());
    }

    private Map<String, Object> model(Notification notification) {
        MailTexts texts = new MailTexts(notification.language());
        Map<String, Object> model = new HashMap<>();
        notification.parameters().forEach((name, value) -> model.put(name, parameter(name, value, texts)));
        MailLink link = notification.kind().link();
        if (link != null) {
            model.put("link", link.of(settings.baseUrl(), notification));
        }
        if (notification.kind() == NotificationKind.SUMMARY) {
            model.put("items", SummaryItem.read(notification.secretToken().orElseThrow()));
        }
        model.put("language", notification.language().locale().getLanguage());
        model.put("center", texts.text("center"));
        model.put("automatic", texts.text("automatic"));
        model.put("support", settings.supportContact());
        return model;
    }

    private static Map<String, String> dueItem(DueItem item, MailTexts texts) {
        return Map.of(
                "what", texts.text("due." + item.kind()).replace("{0}", MailText.line(item.subject())),
                "licenseId", MailText.line(item.licenseId()),
                "organization", MailText.line(item.organization()),
                "lastDay", item.lastDay());
    }

    private static Object parameter(String name, String value, MailTexts texts) {
        return switch (name) {
            case "roles", "requestedRoles" -> texts.roles(value);
            case "comment", "reason" -> MailText.lines(value);
            case "contactKind" -> texts.text("contact." + value);
            case "problem" -> texts.text("problem." + value);
            case "dueItems" ->
                DueItem.read(value).stream().map(item -> dueItem(item, texts)).toList();
            case "operation" -> texts.text("operation." + value);
            default -> MailText.line(value);
        };
    }
}
