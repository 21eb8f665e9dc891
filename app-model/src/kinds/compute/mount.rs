//! Files that outlive an instance of a program.
//!
//! ```
//! use app_model::distributed_app;
//!
//! let app = distributed_app! {
//!     containerapps env;
//!     container cache("redis:7.4") {
//!         volume data { path: "/data"; }
//!         bind_mount config {
//!             source: "./redis";
//!             path: "/etc/redis";
//!             read_only;
//!         }
//!     }
//! };
//! assert_eq!(app.build().err().map(|errors| errors.to_string()), None);
//! ```

use crate::facts::{Facts, Needed, Part};
use crate::model::{MountKind, MountNode, Value};
use crate::written::PlainText;

use super::part::part;

part! {
    /// A volume of a program: files that outlive its instances, kept in a file share.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::keyword::volume;
    /// use app_model::kinds::compute::mount::Volume;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let cache = app.add_container("cache", "redis:7.4");
    /// let data: Volume<'_> = cache.add::<volume, _>("data").path("/data");
    /// data.name("cache-data");
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct Volume,
    /// Keyword, in a program: files that outlive its instances.
    ///
    /// `volume data { path: "/var/data"; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/container-apps/storage-mounts>.
    keyword volume,
    part Mount(MountNode), new |_| MountNode::new(MountKind::Volume),
    choices crate::kinds::NoChoices,
    facts Facts::Volume(&VOLUME)
}

part! {
    /// A folder of the developer's machine that a program sees. In Azure it is a file share, whose
    /// files somebody uploads.
    ///
    /// ```
    /// use app_model::Builder;
    /// use app_model::keyword::bind_mount;
    /// use app_model::kinds::compute::mount::BindMount;
    ///
    /// let app = Builder::new();
    /// app.add_container_app_environment("env");
    /// let cache = app.add_container("cache", "redis:7.4");
    /// let config: BindMount<'_> = cache.add::<bind_mount, _>("config").source("./redis");
    /// config.path("/etc/redis").read_only(true);
    /// # assert!(app.build().is_ok());
    /// ```
    pub struct BindMount,
    /// Keyword, in a program: a folder of the developer's machine that it sees.
    ///
    /// `bind_mount config { source: "./config"; path: "/etc/app"; read_only; }`
    ///
    /// In Azure: <https://learn.microsoft.com/azure/container-apps/storage-mounts>.
    keyword bind_mount,
    part Mount(MountNode), new |_| MountNode::new(MountKind::Bind),
    choices crate::kinds::NoChoices,
    facts Facts::Volume(&BIND_MOUNT)
}

/// Of both; a bind mount has a source besides.
const SETTINGS: [&str; 5] = ["path", "read_only", "name", "description", "source"];

const PATH: Needed = Needed {
    setting: "path",
    settings: &SETTINGS,
    names: &[],
    says: ("the volume ", Some(" has no path")),
    help: "say where the program sees the files, such as `path: \"/var/data\";`",
};

static VOLUME: Part =
    Part { title: "volume", services: true, jobs: true, settings: &SETTINGS, needed: Some(&PATH) };

static BIND_MOUNT: Part = Part {
    title: "bind mount",
    services: true,
    jobs: true,
    settings: &SETTINGS,
    needed: Some(&Needed { says: ("the bind mount ", Some(" has no path")), ..PATH }),
};

/// What a mount is.
pub(crate) fn part(kind: MountKind) -> &'static Part {
    match kind {
        MountKind::Volume => &VOLUME,
        MountKind::Bind => &BIND_MOUNT,
    }
}

macro_rules! mounts {
    ($($Handle:ident)*) => {$(
        crate::__private::located! { ($Handle) #[crate::__private::members] impl<'app> $Handle<'app> {
            /// Where the program sees the files: a path from the root, such as `/var/data`.
            pub fn path(self, path: impl ::app_model::PlainText) -> Self {
                self.set_path(path.into_text())
            }

            /// Whether the program may only read the files.
            pub fn read_only(self, on: impl ::app_model::Switch) -> Self {
                self.set_read_only(on.on())
            }

            /// The name of the files, when it is not the declared one.
            pub fn name(self, name: impl ::app_model::PlainText) -> Self {
                self.node.pin_name(Value::String(name.into_text()));
                self
            }
        }}

        // Apart from the methods above, which are compiled again in each application.
        impl<'app> $Handle<'app> {
            fn set_path(self, path: String) -> Self {
                self.change(|mount| mount.path = Some(path))
            }

            fn set_read_only(self, on: bool) -> Self {
                self.change(|mount| mount.read_only = on)
            }
        }
    )*};
}

mounts! { Volume BindMount }

#[crate::__private::members]
impl BindMount<'_> {
    /// The folder of the developer's machine. Only the manifest has it.
    pub fn source(self, folder: impl PlainText) -> Self {
        let folder = folder.into_text();
        self.change(|mount| mount.source = Some(folder))
    }
}
