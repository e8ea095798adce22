package br.com.basecommerce.common.valuedthing;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.testing.TestPostgres;
import br.com.basecommerce.common.values.Cnpj;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Phone;
import br.com.basecommerce.common.values.PostalCode;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.State;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.common.values.persistence.ValuePersistenceAutoConfiguration;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class ValueColumnsIT {

    private static final DataSource DATA_SOURCE = TestPostgres.instance().asSuperuser();
    private static final JdbcClient JDBC = JdbcClient.create(DATA_SOURCE);
    private static final String CREATE = """
            create table public.valued_thing (
              id uuid primary key, price numeric(14,2), cost numeric(14,4), quantity numeric(14,3), discount numeric(5,2),
              phone varchar(11), postal_code char(8), document varchar(14), unit varchar(3), state char(2))
            """;

    /** An application with entities of its own and without a word about converters. */
    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = ValuedThing.class)
    static class Application {}

    @BeforeAll
    static void createTable() {
        JDBC.sql(CREATE).update();
    }

    @AfterAll
    static void dropTable() {
        JDBC.sql("drop table public.valued_thing").update();
    }

    @Test
    void everyValueStandsInItsColumnAndComesBackTheSame() {
        ValuedThing thing = new ValuedThing(Ids.next(), Money.of("1234.50"), UnitCost.of("31.2345"),
                Quantity.of("2.5"), Percentage.of("12.5"), new Phone("24999999999"), new PostalCode("27310020"),
                new Cnpj("12ABC34501DE35"), Unit.M2, State.RJ);

        assertThat(storedAndRead(thing)).usingRecursiveComparison().isEqualTo(thing);
        assertThat(row(thing.id())).containsEntry("document", "12ABC34501DE35")
                .containsEntry("phone", "24999999999")
                .containsEntry("postal_code", "27310020")
                .containsEntry("unit", "M2")
                .containsEntry("state", "RJ")
                .containsEntry("price", Money.of("1234.50").amount())
                .containsEntry("cost", UnitCost.of("31.2345").amount())
                .containsEntry("quantity", Quantity.of("2.5").value())
                .containsEntry("discount", Percentage.of("12.5").value());
    }

    @Test
    void whatIsAbsentIsNull() {
        ValuedThing thing = new ValuedThing(Ids.next(), null, null, null, null, null, null, null, null, null);

        assertThat(storedAndRead(thing)).usingRecursiveComparison().isEqualTo(thing);
        assertThat(row(thing.id()).values()).filteredOn(value -> value != null).containsExactly(thing.id());
    }

    private static Map<String, @Nullable Object> row(UUID id) {
        return JDBC.sql("select * from public.valued_thing where id = :id").param("id", id).query().singleRow();
    }

    private static ValuedThing storedAndRead(ValuedThing thing) {
        ValuedThing[] read = new ValuedThing[1];
        new ApplicationContextRunner()
                .withBean(DataSource.class, () -> DATA_SOURCE)
                .withUserConfiguration(Application.class)
                .withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class,
                        ValuePersistenceAutoConfiguration.class))
                .run(context -> {
                    EntityManagerFactory entities = context.getBean(EntityManagerFactory.class);
                    inTransaction(entities, manager -> {
                        manager.persist(thing);
                        return thing;
                    });
                    read[0] = inTransaction(entities, manager -> manager.find(ValuedThing.class, thing.id()));
                });
        return read[0];
    }

    private static <T> T inTransaction(EntityManagerFactory entities, Function<EntityManager, T> work) {
        return entities.callInTransaction(work::apply);
    }
}
