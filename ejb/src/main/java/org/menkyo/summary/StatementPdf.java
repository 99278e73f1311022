package org.menkyo.summary;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import freemarker.core.TemplateClassResolver;
import freemarker.core.XHTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.Texts;

/**
 * Sets license statements as tagged PDF, whose text can be selected, searched and read aloud (LC-701). Whatever the font has
 * no glyph for is shown as {@value #REPLACEMENT}.
 */
@ApplicationScoped
public class StatementPdf {

    private static final String FONT_FAMILY = "statement";
    private static final String FONT = "statement/BIZUDPGothic-Regular.ttf";
    private static final String TEMPLATE = "statement.ftl";
    private static final float PDF_VERSION = 1.7f;

    /** Stands for characters without a glyph. */
    private static final String REPLACEMENT = "\u25A1";

    /** Each is laid out in memory as a whole. */
    private static final int AT_A_TIME = 2;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    static {
        // Its warnings would quote what stands on statements.
        XRLog.setLoggingEnabled(false);
    }

    private final Settings settings;
    private final Configuration templates;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    @Inject
    public StatementPdf(Settings settings) {
        this.settings = settings;
        templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(StatementPdf.class, "statement");
        templates.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setOutputFormat(XHTMLOutputFormat.INSTANCE);
        templates.setLocalizedLookup(false);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    }

    /**
     * The statement of a moment.
     *
     * @throws UnavailableException if as many statements as there is room for are being made
     */
    byte[] of(List<StatementSection> sections, Instant moment, Language language) {
        if (!places.tryAcquire()) {
            throw new UnavailableException(ErrorCode.UNAVAILABLE, RETRY_AFTER);
        }
        try {
            ZonedDateTime time = moment.atZone(settings.timeZone());
            return pdf(html(sections, time.toLocalDate(), language), time);
        } catch (IOException e) {
            throw new UncheckedIOException("a statement cannot be written to memory", e);
        } finally {
            places.release();
        }
    }

    private static byte[] pdf(String html, ZonedDateTime time) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PDDocument made = new PDDocument();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withHtmlContent(html, null)
                .usePDDocument(made)
                .useFont(new PDFontSupplier(font(made)), FONT_FAMILY)
                .useReplacementText(REPLACEMENT)
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .usePdfUaAccessibility(true)
                .usePdfVersion(PDF_VERSION)
                .withProducer("Menkyo");
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument document = renderer.createPDFKeepOpen()) {
            document.getDocumentInformation().setCreationDate(GregorianCalendar.from(time));
            document.save(output);
        }
        return output.toByteArray();
    }

    /** Without ligatures: whoever searches for «confirmed» does not find it where «fi» is one glyph. */
    private static PDFont font(PDDocument document) throws IOException {
        try (InputStream file = StatementPdf.class.getResourceAsStream(FONT)) {
            TrueTypeFont font = new TTFParser().parseEmbedded(file);
            font.setEnableGsub(false);
            return PDType0Font.load(document, font, true);
        }
    }

    private String html(List<StatementSection> sections, LocalDate today, Language language) {
        DateTimeFormatter days =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
        Texts texts = Texts.beside(StatementPdf.class, "statement.texts", language);
        Map<String, Object> model = new HashMap<>();
        model.put("language", language.locale().getLanguage());
        model.put("sections", sections);
        model.put("today", days.format(today));
        model.put("t", texts.keys().stream().collect(Collectors.toMap(key -> key, texts::text)));
        model.put("day", (TemplateMethodModelEx)
                arguments -> days.format(LocalDate.parse(arguments.get(0).toString())));
        model.put("dayOf", (TemplateMethodModelEx) arguments ->
                days.format(Instant.parse(arguments.get(0).toString()).atZone(settings.timeZone())));
        StringWriter html = new StringWriter();
        try {
            templates
                    .getTemplate(TEMPLATE, language.locale())
                    .createProcessingEnvironment(model, html)
                    .process();
        } catch (IOException e) {
            throw new UncheckedIOException("the template of statements cannot be read", e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template of statements cannot be filled", e);
        }
        return onlyCharacters(html.toString());
    }

    /** XML has no way to write control characters and halves of characters. */
    private static String onlyCharacters(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isXml(c)) {
                allowed.appendCodePoint(c);
            } else {
                allowed.append(REPLACEMENT);
            }
        });
        return allowed.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= ' '
                        && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        && c != 0xFFFE
                        && c != 0xFFFF;
    }
}
