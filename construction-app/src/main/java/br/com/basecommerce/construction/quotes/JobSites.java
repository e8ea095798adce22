package br.com.basecommerce.construction.quotes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The building sites a quote can be for. */
@Component
@Transactional(readOnly = true)
class JobSites {

    record Site(UUID id, UUID customerId, String name) {}

    private static final String SITE = """
            select s.id, s.customer_id, s.name
            from construction.job_site s
            """;
    private static final RowMapper<Site> ROW = (row, number) -> new Site(row.getObject("id", UUID.class),
            row.getObject("customer_id", UUID.class), row.getString("name"));

    private final JdbcClient jdbc;

    JobSites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Site> find(UUID id) {
        return jdbc.sql(SITE + "where s.id = :id").param("id", id).query(ROW).optional();
    }

    /** The active ones of a customer, by name. */
    public List<Site> of(UUID customer) {
        return jdbc.sql(SITE + "where s.customer_id = :customer and s.active order by s.name")
                .param("customer", customer).query(ROW).list();
    }
}
