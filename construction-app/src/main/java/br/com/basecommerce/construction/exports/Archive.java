package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.values.BrazilianFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything of the bound store as one ZIP: {@code LEIA-ME.txt}, a table each as {@code tabelas/NAME.csv}, and the pictures
 * as {@code fotos/ID.jpg}, by the ids that stand in the tables.
 */
@Component
class Archive {

    /** In memory: the snapshot of a large quote alone may have half a megabyte. */
    private static final int ROWS_AT_ONCE = 20;
    private static final String PICTURES = """
            select a.id, a.content_type
            from construction.attachment a
            where a.tenant_id = :tenant and a.removed_at is null
            order by a.id
            """;
    private static final String PICTURE = """
            select content from construction.attachment_content
            where tenant_id = :tenant and attachment_id = :id
            """;

    private record Picture(UUID id, String contentType) {

        String fileName() {
            String suffix = contentType.substring(contentType.indexOf('/') + 1);
            return "fotos/" + id + "." + (suffix.equals("jpeg") ? "jpg" : suffix);
        }
    }

    private final JdbcClient jdbc;
    private final Tables tables;
    private final MessageSource messages;
    private final Clock clock;

    Archive(JdbcClient jdbc, Tables tables, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Writes what the caller's transaction sees: for tables that fit each other, one that sees a single moment.
     *
     * @param out is not closed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(OutputStream out) throws IOException {
        Tenant store = TenantContext.required();
        Instant now = clock.instant();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        List<Tables.Table> all = tables.all();
        begin(zip, "LEIA-ME.txt", store, now);
        zip.write(explanation(all, store, now).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        for (Tables.Table table : all) {
            begin(zip, "tabelas/" + table.name() + ".csv", store, now);
            write(table, store, zip);
            zip.closeEntry();
        }
        // Compressed already.
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (Picture picture : pictures(store)) {
            Optional<byte[]> content = content(picture, store);
            if (content.isPresent()) {
                begin(zip, picture.fileName(), store, now);
                zip.write(content.get());
                zip.closeEntry();
            }
        }
        zip.finish();
    }

    private static void begin(ZipOutputStream zip, String name, Tenant store, Instant now) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(now.atZone(store.zone()).toLocalDateTime());
        zip.putNextEntry(entry);
    }

    private void write(Tables.Table table, Tenant store, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvTable csv = new CsvTable(text, table.columns());
        JdbcClient.StatementSpec query = jdbc.sql(table.query()).withFetchSize(ROWS_AT_ONCE);
        if (table.query().contains(":tenant")) {
            query = query.param("tenant", store.id().value());
        }
        query.query(csv);
        text.flush();
    }

    private List<Picture> pictures(Tenant store) {
        return jdbc.sql(PICTURES).param("tenant", store.id().value()).query((row, number) -> new Picture(row.getObject(
                "id", UUID.class), row.getString("content_type"))).list();
    }

    /** Empty for a picture that a restore could not bring back. */
    private Optional<byte[]> content(Picture picture, Tenant store) {
        return jdbc.sql(PICTURE).param("tenant", store.id().value()).param("id", picture.id())
                .query((row, number) -> row.getBytes(1)).optional();
    }

    private String explanation(List<Tables.Table> all, Tenant store, Instant now) {
        String files = all.stream().map(table -> "  %s.csv: %s".formatted(table.name(), meaning(table)))
                .collect(Collectors.joining("\n"));
        return "\ufeff" + messages.getMessage("exports.readme", new Object[]{store.slug(), BrazilianFormat.dateTime(now,
                store
                        .zone()), files}, BrazilianFormat.LOCALE).replace("\n", "\r\n");
    }

    /** The bare name of a table that came with a newer version than this one, which an update may bring for a while. */
    private String meaning(Tables.Table table) {
        return Objects.requireNonNull(messages.getMessage("exports.table." + table.name(), null, table.name(),
                BrazilianFormat.LOCALE));
    }
}
