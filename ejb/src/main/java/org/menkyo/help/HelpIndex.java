package org.menkyo.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Finds topics by words of either language, in memory. Each topic is indexed in both languages under the same terms, see {@link
 * HelpAnalyzer}; so a word and its translation find the same.
 *
 * <p>Safe for use by several threads.
 */
final class HelpIndex {

    private static final String QUESTION = "question";
    private static final String TEXT = "text";
    private static final String PLACE = "place";

    /** How much of what is asked must be there, since questions have words that no answer has. */
    private static final float NEEDED = 0.75f;

    /** A word of the question tells more of what the topic is about. */
    private static final float WEIGHT_OF_QUESTION = 2;

    private final List<HelpTopic> topics;
    private final QueryBuilder queries;
    private final IndexSearcher searcher;

    HelpIndex(List<HelpTopic> topics) {
        this.topics = List.copyOf(topics);
        try {
            Analyzer analyzer = new HelpAnalyzer();
            this.queries = new QueryBuilder(analyzer);
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (int i = 0; i < topics.size(); i++) {
                    writer.addDocument(document(topics.get(i), i));
                }
            }
            this.searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document document(HelpTopic topic, int place) {
        Document document = new Document();
        String question = topic.question().en() + "\n" + topic.question().ja();
        document.add(new TextField(QUESTION, question, Store.NO));
        document.add(new TextField(
                TEXT,
                question + "\n" + topic.answer().en() + "\n" + topic.answer().ja(),
                Store.NO));
        document.add(new StoredField(PLACE, place));
        return document;
    }

    /** The topics that have most of the words, the best first; none if there is no word. */
    List<HelpTopic> search(String words) {
        Query needed = queries.createMinShouldMatchQuery(TEXT, words, NEEDED);
        if (needed == null) {
            return List.of();
        }
        Query better = queries.createBooleanQuery(QUESTION, words);
        Query query = new BooleanQuery.Builder()
                .add(needed, Occur.MUST)
                .add(new BoostQuery(better, WEIGHT_OF_QUESTION), Occur.SHOULD)
                .build();
        try {
            List<HelpTopic> found = new ArrayList<>();
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc hit : searcher.search(query, topics.size()).scoreDocs) {
                found.add(topics.get(
                        stored.document(hit.doc).getField(PLACE).numericValue().intValue()));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
