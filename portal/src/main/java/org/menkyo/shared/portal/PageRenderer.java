package org.menkyo.shared.portal;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.quarantine.Quarantine;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.text.Language;

/** Makes pages from templates; every value is escaped by their output format. */
@ApplicationScoped
public class PageRenderer {

    private static final Logger LOG = System.getLogger(PageRenderer.class.getName());

    private final Settings settings;
    private final Visit visit;
    private final AccessControl access;
    private final Quarantine quarantine;
    private final Assets assets;
    private final Configuration templates;

    @Inject
    public PageRenderer(Settings settings, Visit visit, AccessControl access, Quarantine quarantine, Assets assets) {
        this.settings = settings;
        this.visit = visit;
        this.access = access;
        this.quarantine = quarantine;
        this.assets = assets;
        this.templates = templates();
    }

    private static Configuration templates() {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(PageRenderer.class, "");
        templates.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setURLEscapingCharset(StandardCharsets.UTF_8.name());
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setLocalizedLookup(false);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        templates.setObjectWrapper(new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build());
        templates.addAutoImport("p", "layout.ftl");
        return templates;
    }

    /** A page in UTF-8. */
    byte[] render(HtmlPage page) {
        StringWriter out = new StringWriter();
        try {
            templates
                    .getTemplate(page.template() + ".ftl", visit.language().locale())
                    .process(model(page), out);
        } catch (IOException e) {
            throw new UncheckedIOException("the template of a page cannot be read", e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the page " + page.template() + " cannot be filled", e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Answers with a page before JAX-RS sees the request. */
    void write(HtmlPage page, HttpServletResponse response) throws IOException {
        byte[] body = render(page);
        response.setStatus(page.status());
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(HtmlPageWriter.HTML);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** None while the database is away: the page that says so is shown all the same. */
    private void addMenu(Map<String, Object> model) {
        try {
            Set<Operation> possible = access.possible(visit.caller());
            Menu menu = Menu.of(possible, visit.address());
            model.put("menu", menu.sections());
            model.put("possibleAnywhere", new PossibleOperations(possible));
            model.put("quarantined", possible.contains(Operation.READ_QUARANTINE) && quarantine.holdsBack());
            if (visit.isForm()) {
                model.put("address", menu.path().orElse("/"));
            }
            menu.help().ifPresent(section -> model.put("helpSection", section.name()));
        } catch (RuntimeException away) {
            LOG.log(Level.DEBUG, "There is no menu at the moment", away);
        }
    }

    /** {@code possibleOn(licenseId)}: what the visitor may do there. */
    private PossibleOperations possibleOn(String licenseId) {
        return new PossibleOperations(access.possible(visit.caller(), licenseId));
    }

    private Map<String, Object> model(HtmlPage page) {
        Language language = visit.language();
        PageTexts texts = new PageTexts(language, settings.timeZone());
        Map<String, Object> model = new HashMap<>(page.model());
        model.put("page", page.template());
        model.put("t", texts.text());
        model.put("label", texts.label());
        model.put("moment", texts.moment());
        model.put("day", texts.day());
        model.put("count", texts.count());
        model.put("bytes", texts.bytes());
        model.put("languageName", texts.languageName());
        model.put("address", visit.address());
        model.put("style", assets.address("portal.css"));
        model.put("icon", assets.address("menkyo.svg"));
        model.put("linkScript", assets.address("link.js"));
        model.put("correlationId", visit.origin().correlationId());
        model.put("support", settings.supportContact());
        visit.notice().filter(texts::isNotice).ifPresent(notice -> model.put("notice", texts.notice(notice)));
        if (visit.isSignedIn()) {
            model.put("visitor", visit.caller().name());
            addMenu(model);
            model.put("possibleOn", (TemplateMethodModelEx) arguments -> possibleOn(String.valueOf(arguments.get(0))));
            model.put("formToken", visit.formToken().orElseThrow());
        }
        if (page.model().get("failure") instanceof LicensingException failure) {
            model.put("failureCode", failure.code().name());
            boolean ofFile = page.model().containsKey("ofFile");
            model.put("failureText", ofFile ? texts.fileFailure(failure) : texts.failure(failure));
            model.put("wrong", ofFile ? Map.of() : texts.fields(failure));
            model.put("places", ofFile ? texts.places(failure) : List.of());
        }
        return model;
    }
}
