package br.com.basecommerce.construction.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.construction.orders.PlacingOrders;
import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.Yard;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A picture is stored once, however often it was sent: what refers to it says how long it is kept. The store keeps six months. */
@ConstructionTest
class ProofPhotoRetentionIT {

    private final JdbcClient superuser = JdbcClient.create(AllSchemas.migrated().asSuperuser());
    private final TestStore store = TestStore.open();
    private final Yard yard = Yard.of(store);
    private final ProofPhotoRetention retention;
    private final PlacingOrders orders;
    private final TransactionTemplate transaction;

    ProofPhotoRetentionIT(@Autowired ProofPhotoRetention retention, @Autowired PlacingOrders orders,
            @Autowired TransactionTemplate transaction) {
        this.retention = retention;
        this.orders = orders;
        this.transaction = transaction;
    }

    @Test
    void aPhotoStaysAsLongAsItsNewestProof() {
        UUID shared = photo(9);
        proof(shared, 8);
        proof(shared, 5);
        UUID outdated = photo(9);
        proof(outdated, 8);
        proof(outdated, 7);

        assertThat(retention.purge(store.tenant()).photos()).isEqualTo(1);
        assertThat(kept()).containsExactly(shared);
    }

    @Test
    void whenAPhotoCameMattersOnlyWhereNoProofHasIt() {
        proof(photo(1), 7);
        photo(7);
        UUID young = photo(5);

        assertThat(retention.purge(store.tenant()).photos()).isEqualTo(2);
        assertThat(kept()).containsExactly(young);
    }

    @Test
    void whatAProductShowsStays() {
        UUID shown = photo(7);
        proof(shown, 7);
        superuser.sql("update construction.product set photo_id = :photo where id = :product").param("photo", shown)
                .param("product", yard.product("Tijolo", 1)).update();

        assertThat(retention.purge(store.tenant()).photos()).isZero();
        assertThat(kept()).containsExactly(shown);
    }

    private UUID photo(int monthsAgo) {
        return store.picture("proof_photo", monthsAgo);
    }

    /** One more delivery that this photo proves. */
    private void proof(UUID photo, int monthsAgo) {
        UUID product = yard.product("Cimento CP II", 1);
        UUID order = store.call(() -> Objects.requireNonNull(transaction.execute(status -> orders.place(yard.sale()
                .of(1, product).draft())))).id();
        assertThat(superuser.sql("""
                insert into construction.proof_of_delivery
                  (tenant_id, id, delivery_id, receiver_name, photo_id, recorded_at, received_at, created_at)
                select tenant_id, :id, id, 'Zeca', :photo, sent, sent, sent
                from construction.delivery, lateral (select now() - make_interval(months => :ago) as sent) as proof
                where order_id = :order
                """).param("id", Ids.next()).param("photo", photo).param("ago", monthsAgo).param("order", order)
                .update()).isEqualTo(1);
    }

    private List<UUID> kept() {
        return superuser.sql("select attachment_id from construction.attachment_content where tenant_id = :tenant")
                .param("tenant", store.id()).query((row, number) -> row.getObject(1, UUID.class)).list();
    }
}
