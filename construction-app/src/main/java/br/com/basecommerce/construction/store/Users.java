package br.com.basecommerce.construction.store;

import br.com.basecommerce.common.identity.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of the bound store, as edge-auth publishes them. */
@Component
@Transactional(readOnly = true)
public class Users {

    /** One person of the store. */
    public record Person(UUID id, String name, Role role, boolean active) {}

    private static final String PERSON = """
            select id, name, role, active
            from auth.v1_app_user
            """;
    private static final RowMapper<Person> ROW = (row, number) -> new Person(row.getObject("id", UUID.class),
            row.getString("name"), Role.ofCode(row.getString("role")), row.getBoolean("active"));

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Person> find(UUID id) {
        return jdbc.sql(PERSON + "where id = :id").param("id", id).query(ROW).optional();
    }

    /** Names by id; one query however many. An unknown id is absent. */
    public Map<UUID, String> namesById(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc.sql(PERSON + "where id in (:ids)").param("ids", ids).query(ROW).list().stream()
                        .collect(Collectors.toMap(Person::id, Person::name));
    }

    /** The active people of a role, by name: the drivers of a route, the salespeople of a filter. */
    public List<Person> of(Role role) {
        return jdbc.sql(PERSON + "where role = :role and active order by name").param("role", role.code()).query(ROW)
                .list();
    }

    /** Whom to ask: the names of the active people of a role. */
    public List<String> namesOf(Role role) {
        return of(role).stream().map(Person::name).toList();
    }
}
