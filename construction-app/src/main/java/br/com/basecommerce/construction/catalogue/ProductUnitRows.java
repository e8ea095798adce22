package br.com.basecommerce.construction.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The further units of the bound store's products. */
interface ProductUnitRows extends Repository<ProductUnit, UUID> {

    List<ProductUnit> findByProductIdInOrderById(Collection<UUID> products);

    @Modifying(flushAutomatically = true)
    @Query("delete from ProductUnit u where u.productId = :productId")
    void deleteOf(UUID productId);

    List<ProductUnit> saveAll(Iterable<ProductUnit> units);
}
