package br.com.basecommerce.construction.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The products of the bound store. */
interface ProductRows extends Repository<Product, UUID> {

    Optional<Product> findById(UUID id);

    @Query("""
            select new br.com.basecommerce.construction.catalogue.ProductWithUnit(p, u)
            from Product p
            left join ProductUnit u on u.productId = p.id
            where p.id in :ids
            order by u.id
            """)
    List<ProductWithUnit> findWithUnits(Collection<UUID> ids);

    Optional<Product> findByCode(String code);

    Optional<Product> findByEan(String ean);

    Product saveAndFlush(Product product);
}
