//! An application that is large enough for a picture to be hard: fifty boxes in three environments.

use app_model::{Builder, distributed_app};

/// A market place: fifty resources and programs, in three environments.
#[must_use]
pub fn market() -> Builder {
    distributed_app! {
        secret payment_key;
        secret mail_password;
        parameter platform_group;

        registry images { sku: Premium; }
        loganalytics logs;
        appinsights telemetry;
        identity build_id { roles: images => AcrPush; }
        existing build_id("build-prod", platform_group);

        containerapps shop { registry: images; }
        containerapps back_office {
            registry: images;
            log_workspace: logs;
        }

        appservice portal { registry: images; application_insights: telemetry; }

        external payments("https://api.payments.example/");
        external mail("https://smtp.example/");
        external maps("https://maps.example/");

        keyvault shop_secrets { secret session = payment_key; }
        keyvault payment_secrets {
            secret key = payment_key;
            #[allow(privileged_role, reason = "rotates the key and grants it to the bank's identity")]
            roles: rotation_id => UserAccessAdministrator;
        }
        keyvault mail_secrets { secret password = mail_password; }
        keyvault partner_secrets { secret token = payment_key; }
        keyvault platform_secrets;
        existing platform_secrets("platform-kv", platform_group);

        storage catalog_data {
            blob_container pictures;
            blob_container descriptions;
            table prices;
        }
        storage order_data {
            queue placed;
            queue paid;
            table orders;
        }
        storage customer_data { table profiles; blob_container exports; }
        storage search_index { blob_container segments; }
        storage mail_data { queue outbox; }
        storage report_data { blob_container daily; blob_container monthly; }
        storage upload_data { blob_container inbox; queue scanned; }
        storage support_data { blob_container attachments; table tickets; }
        storage archive { sku: StandardGrs; blob_container invoices; }

        /// Signs in as what the web site may do.
        identity web_id;
        identity catalog_id;
        identity order_id;
        identity payment_id;
        identity report_id;
        #[allow(idle_identity, reason = "the job that rotates keys runs in another subscription")]
        identity rotation_id;

        container gateway("ghcr.io/market/gateway:3.1") {
            environment: shop;
            reference: web, catalog, orders;
            endpoint http { port: 8080; external; }
        }
        project web("../web") {
            environment: shop;
            identity: web_id;
            reference: catalog, search, recommendations, customers, shop_secrets, maps;
            roles: shop_secrets => KeyVaultSecretsUser;
            endpoint http { port: 3000; external; }
        }
        project uploads("../uploads") {
            environment: shop;
            reference: upload_data.inbox, upload_data.scanned;
            endpoint http { port: 3001; external; }
        }
        project partner_api("../partner-api") {
            environment: shop;
            reference: catalog, orders, partner_secrets, telemetry;
            roles: partner_secrets => KeyVaultSecretsUser;
            endpoint https { port: 8443; external; }
        }
        project catalog("../catalog") {
            environment: shop;
            identity: catalog_id;
            reference: catalog_data.pictures, catalog_data.prices, cache;
            roles: catalog_data => [StorageBlobDataContributor, StorageTableDataContributor];
            endpoint http { port: 8080; }
        }
        project search("../search") {
            environment: shop;
            identity: catalog_id;
            reference: search_index.segments, catalog;
            roles: search_index => StorageBlobDataReader;
            endpoint http { port: 8080; }
        }
        project orders("../orders") {
            environment: shop;
            identity: order_id;
            reference: order_data.orders, order_data.placed, payment, customers;
            roles: order_data => [StorageTableDataContributor, StorageQueueDataMessageSender];
            endpoint http { port: 8080; }
        }
        project payment("../payment") {
            environment: shop;
            identity: payment_id;
            reference: payments, fraud, payment_secrets, order_data.paid;
            roles:
                payment_secrets => KeyVaultSecretsUser,
                order_data => StorageQueueDataMessageSender;
            endpoint http { port: 8080; }
        }
        project customers("../customers") {
            environment: shop;
            reference: customer_data.profiles;
            endpoint http { port: 8080; }
        }
        project mailer("../mailer") {
            environment: back_office;
            reference: mail, mail_data.outbox, mail_secrets;
            roles:
                mail_data => StorageQueueDataMessageProcessor,
                mail_secrets => KeyVaultSecretsUser;
        }
        project scanner("../scanner") {
            environment: back_office;
            reference: upload_data.inbox, catalog_data.pictures;
            roles: upload_data => StorageBlobDataReader, catalog_data => StorageBlobDataContributor;
        }
        project support("../support") {
            environment: shop;
            reference: support_data.tickets, support_data.attachments, customers, mail_data.outbox;
            roles:
                support_data => [StorageTableDataContributor, StorageBlobDataContributor],
                mail_data => StorageQueueDataMessageSender;
            endpoint http { port: 3002; external; }
        }
        project recommendations("../recommendations") {
            environment: shop;
            identity: catalog_id;
            reference: catalog, search_index.segments, cache;
            roles: search_index => StorageBlobDataReader;
            endpoint http { port: 8080; }
        }
        project fraud("../fraud") {
            environment: shop;
            identity: payment_id;
            reference: order_data.orders;
            roles: order_data => StorageTableDataReader;
            endpoint http { port: 8080; }
        }
        project admin("../admin") {
            environment: portal;
            reference: customer_data.exports, report_data.monthly;
            roles: customer_data => StorageBlobDataReader, report_data => StorageBlobDataReader;
            endpoint http { port: 8080; external; }
        }
        container cache("redis:7.4") {
            environment: shop;
            endpoint tcp { port: 6379; }
            volume cache_data { path: "/data"; }
        }
        job indexer("../indexer") {
            environment: back_office;
            reference: search_index.segments, catalog_data.descriptions;
            schedule: "*/15 * * * *";
        }
        job invoices("../invoices") {
            environment: back_office;
            identity: report_id;
            reference: order_data.orders, archive.invoices, mail_data.outbox;
            roles:
                order_data => StorageTableDataReader,
                archive => StorageBlobDataContributor,
                mail_data => StorageQueueDataMessageSender;
            schedule: "0 2 * * *";
        }
        job reports("../reports") {
            environment: back_office;
            identity: report_id;
            reference: order_data.orders, report_data.daily;
            roles: report_data => StorageBlobDataContributor, order_data => StorageTableDataReader;
            schedule: "0 4 * * *";
        }
        job exports("../exports") {
            environment: back_office;
            identity: report_id;
            reference: customer_data.exports;
            roles: customer_data => StorageBlobDataContributor;
        }

        bicep alerts {
            template: "param account string\noutput rule string = account\n";
            params { account: order_data.queue_endpoint; }
            output rule;
        }
        bicep cdn {
            template: "param origin string\noutput host string = origin\n";
            params { origin: catalog_data.blob_endpoint; }
            output host;
        }
    }
}
