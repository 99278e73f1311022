package org.menkyo.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKWidthCharFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapanesePartOfSpeechStopFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.JapaneseTokenizer.Mode;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;

/**
 * Takes Japanese and English text apart into terms: full and half width are the same, words are reduced to their stem, and the
 * words of the field that {@code terms.txt} lists have one term in both languages.
 */
final class HelpAnalyzer extends Analyzer {

    private final SynonymMap terms = terms();

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new CJKWidthCharFilter(reader);
    }

    @Override
    protected Reader initReaderForNormalization(String field, Reader reader) {
        return new CJKWidthCharFilter(reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = newTokenizer();
        return new TokenStreamComponents(tokenizer, new SynonymGraphFilter(words(tokenizer), terms, false));
    }

    private static Tokenizer newTokenizer() {
        // Parts of compounds only: the whole beside them would have to be found, too.
        return new JapaneseTokenizer(null, true, true, Mode.SEARCH);
    }

    private static TokenStream words(Tokenizer tokenizer) {
        TokenStream words = new JapaneseBaseFormFilter(tokenizer);
        words = new JapanesePartOfSpeechStopFilter(words, JapaneseAnalyzer.getDefaultStopTags());
        words = new LowerCaseFilter(words);
        words = new StopFilter(words, JapaneseAnalyzer.getDefaultStopSet());
        words = new StopFilter(words, EnglishAnalyzer.getDefaultStopSet());
        return new PorterStemFilter(words);
    }

    private static SynonymMap terms() {
        Analyzer plain = new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokenizer = newTokenizer();
                return new TokenStreamComponents(tokenizer, words(tokenizer));
            }
        };
        SolrSynonymParser parser = new SolrSynonymParser(true, false, plain);
        try (plain;
                InputStream in = HelpAnalyzer.class.getResourceAsStream("terms.txt")) {
            parser.parse(new InputStreamReader(in, StandardCharsets.UTF_8));
            return parser.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
